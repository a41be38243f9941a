"""A fresh Python to one trained network: what importing scikit-learn and fitting once takes, timed by whoever starts it."""

import warnings

from protocol import about, array, missing, read_task, say

task = read_task()
try:
    import sklearn
    from sklearn.neural_network import MLPClassifier
except ImportError:
    missing("scikit-learn")

warnings.simplefilter("ignore")
settings = task["settings"]
network = MLPClassifier(
    (settings["hidden"],),
    batch_size=settings["batch"],
    learning_rate_init=settings["learningRate"],
    alpha=0.0,
    max_iter=settings["epochs"],
    n_iter_no_change=settings["epochs"] + 1,
).fit(array(task["inputs"])[0].astype("float64"), array(task["labels"])[0].astype(int))
say({"about": about("scikit-learn", sklearn.__version__, check={"epochs": network.n_iter_})})
