"""scikit-learn's MLPClassifier on the reference workload: one output with log loss, for it knows no levels; no early stopping.

Double precision, its default and here the faster one; no weight decay, as ours.
"""

import warnings

from protocol import about, array, missing, read_task, say, serve

task = read_task()
try:
    import sklearn
    from sklearn.neural_network import MLPClassifier
except ImportError:
    missing("scikit-learn")

warnings.simplefilter("ignore")  # that it did not converge within the epochs is what was asked
settings = task["settings"]
x, y = array(task["inputs"]).astype("float64"), array(task["labels"]).astype(int)
turn = 0


def train() -> dict:
    global turn
    turn += 1
    member = turn % len(x)
    network = MLPClassifier(
        (settings["hidden"],),
        batch_size=settings["batch"],
        learning_rate_init=settings["learningRate"],
        alpha=0.0,
        max_iter=settings["epochs"],
        n_iter_no_change=settings["epochs"] + 1,
        random_state=turn,
    ).fit(x[member], y[member])
    return {"epochs": network.n_iter_, "lossAtEnd": float(network.loss_)}


say({"about": about("scikit-learn", sklearn.__version__, check=train())})
serve({"train": train})
