"""scikit-learn's individual partial dependence of one network: all patients, all features, 100 grid points each, one output."""

import warnings

import numpy
from protocol import about, array, missing, read_task, say, serve

task = read_task()
try:
    import sklearn
    from sklearn.inspection import partial_dependence
    from sklearn.neural_network import MLPClassifier
except ImportError:
    missing("scikit-learn")

inputs, y = array(task["inputs"]), array(task["labels"]).astype(int)
# A column with fewer distinct values than the grid would get a shorter one: set them apart by less than a thousandth.
x = inputs + numpy.random.default_rng(1).normal(scale=1e-4, size=inputs.shape)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    network = MLPClassifier((task["hidden"],), max_iter=50, random_state=1).fit(x, y)


def curves() -> dict:
    along = [
        partial_dependence(network, x, [feature], kind="individual", grid_resolution=task["points"])
        for feature in range(x.shape[1])
    ]
    return {"points": sum(curve["individual"].size for curve in along)}


say({"about": about("scikit-learn", sklearn.__version__, check=curves())})
serve({"curves": curves})
