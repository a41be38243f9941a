"""scikit-learn's LogisticRegression and MLPClassifier, out of fold on the very splits of a run.

A fit is one training part and the fold beside it, both preprocessed as the product does. Risks come back as one matrix
[repeats, rows] of float64 in base64, NaN where a row is in no fold.
"""

import base64
import warnings

import numpy

from protocol import about, array, missing, read_task, say, serve

task = read_task()
try:
    import sklearn
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier
except ImportError:
    missing("scikit-learn")

warnings.simplefilter("ignore")  # that it did not converge within the epochs is what was asked
fits = [{name: array(part[name]) for name in ("inputs", "labels", "rows", "foldInputs")} for part in task["fits"]]


def out_of_fold(make):
    """A risk of exactly zero or one has no logit: it is moved by 1e-12."""

    def run() -> dict:
        risks = numpy.full((task["repeats"], task["nRows"]), numpy.nan)
        for number, fit in enumerate(fits):
            network = make(number).fit(fit["inputs"], fit["labels"])
            risks[number // task["folds"], fit["rows"]] = network.predict_proba(fit["foldInputs"])[:, 1]
        clipped = numpy.clip(risks, 1e-12, 1 - 1e-12)
        return {"risks": base64.b64encode(clipped.astype("<f8").tobytes()).decode()}

    return run


say({"about": about("scikit-learn", sklearn.__version__)})
serve(
    {
        "logistic": out_of_fold(lambda seed: LogisticRegression(max_iter=1000)),
        "mlp": out_of_fold(lambda seed: MLPClassifier((100,), random_state=seed)),
        "mlp50": out_of_fold(lambda seed: MLPClassifier((100,), max_iter=50, batch_size=32, random_state=seed)),
    }
)
