"""metrics.json: scikit-learn, SciPy and NumPy on made-up risks with ties; likelihood equations solved by mpmath."""
import mpmath as mp
import numpy as np
import scipy
import sklearn
from scipy import stats
from scipy.interpolate import CubicSpline
from scipy.optimize import minimize
from sklearn import metrics

from common import write


def make_sample(seed, n, slope, digits):
    """Risks whose logit is `slope` times too steep, rounded so that many are tied."""
    generator = np.random.RandomState(seed)
    logits = generator.normal(-0.5, 1.2, n)
    labels = (generator.uniform(size=n) < 1 / (1 + np.exp(-logits))).astype(int)
    risks = np.clip(np.round(1 / (1 + np.exp(-slope * logits - 0.3)), digits), 0.001, 0.999)
    return risks, labels


def solve_score(columns, offset, labels):
    """Zero of the logistic likelihood's score, to 30 digits."""
    columns = [[mp.mpf(float(v)) for v in column] for column in columns]
    offset = [mp.mpf(float(v)) for v in offset]

    def score(*coefficients):
        residuals = []
        for row, label in enumerate(labels):
            predictor = offset[row] + sum(b * c[row] for b, c in zip(coefficients, columns))
            residuals.append(int(label) - 1 / (1 + mp.exp(-predictor)))
        return [mp.fsum(r * v for r, v in zip(residuals, column)) for column in columns]

    with mp.workdps(40):
        start = [mp.mpf(0), mp.mpf("0.8")][: len(columns)]
        root = mp.findroot(score if len(columns) > 1 else lambda b: score(b)[0], start if len(columns) > 1 else start[0])
    return [float(v) for v in root] if len(columns) > 1 else [float(root)]


def natural_spline(values, knots):
    """Cardinal natural cubic splines of SciPy, linear beyond the outer knots: another basis of the same space."""
    spline = CubicSpline(knots, np.eye(len(knots)), bc_type="natural")
    inside = spline(np.clip(values, knots[0], knots[-1]))
    low = np.minimum(values - knots[0], 0)[:, None] * spline(knots[0], 1)
    high = np.maximum(values - knots[-1], 0)[:, None] * spline(knots[-1], 1)
    return inside + low + high


def smooth_curve(risks, labels, at):
    logit = lambda p: np.log(p) - np.log1p(-p)
    knots = np.unique(np.quantile(logit(risks), [0.05, 0.35, 0.65, 0.95]))
    basis = natural_spline(logit(risks), knots)
    loss = lambda b: np.sum(np.logaddexp(0, np.where(labels == 1, -1, 1) * (basis @ b)))
    slope = lambda b: basis.T @ (1 / (1 + np.exp(-basis @ b)) - labels)
    fit = minimize(loss, np.zeros(len(knots)), jac=slope, method="BFGS", options={"gtol": 1e-10})
    for _ in range(5):  # Newton, to polish
        p = 1 / (1 + np.exp(-basis @ fit.x))
        fit.x = fit.x - np.linalg.solve((basis * (p * (1 - p))[:, None]).T @ basis, slope(fit.x))
    return (1 / (1 + np.exp(-natural_spline(logit(np.array(at)), knots) @ fit.x))).tolist()


def describe(risks, labels, threshold):
    called = (risks >= threshold).astype(int)
    false_positive_rate, sensitivity, _ = metrics.roc_curve(labels, risks, drop_intermediate=False)
    logits = np.log(risks) - np.log1p(-risks)
    ones = np.ones(len(risks))
    true_negatives, false_positives, _, true_positives = metrics.confusion_matrix(labels, called).ravel()
    at = [0.05, 0.2, 0.4, 0.6, 0.85]
    return {
        "risks": risks.tolist(),
        "labels": labels.tolist(),
        "threshold": threshold,
        "auroc": metrics.roc_auc_score(labels, risks),
        "averagePrecision": metrics.average_precision_score(labels, risks),
        "brierScore": metrics.brier_score_loss(labels, risks),
        "logLoss": metrics.log_loss(labels, risks),
        "calibrationIntercept": solve_score([ones], logits, labels)[0],
        "calibrationSlope": solve_score([ones, logits], 0 * logits, labels)[1],
        "accuracy": metrics.accuracy_score(labels, called),
        "f1": metrics.f1_score(labels, called),
        "jaccard": metrics.jaccard_score(labels, called),
        "cohenKappa": metrics.cohen_kappa_score(labels, called),
        "sensitivity": metrics.recall_score(labels, called),
        "specificity": metrics.recall_score(1 - labels, 1 - called),
        "positivePredictiveValue": metrics.precision_score(labels, called),
        "negativePredictiveValue": metrics.precision_score(1 - labels, 1 - called),
        "netBenefit": float(true_positives - false_positives * threshold / (1 - threshold)) / len(labels),
        "roc": np.transpose([false_positive_rate, sensitivity]).tolist(),
        "smooth": [[p, o] for p, o in zip(at, smooth_curve(risks, labels, at))],
    }


values = np.random.RandomState(5).normal(size=23).tolist()
probabilities = [0, 0.01, 0.25, 1 / 3, 0.5, 0.9, 0.999, 1]
normal = [1e-300, 1e-20, 1e-5, 0.024, 0.05, 0.075, 0.3, 0.5, 0.51, 0.9, 0.925, 0.95, 0.999999]
wilson = []
for successes, n in ((0, 9), (3, 20), (77, 77), (130, 500)):
    interval = stats.binomtest(successes, n).proportion_ci(0.95, method="wilson")
    wilson.append([successes, n, interval.low, interval.high])

with mp.workdps(50):
    normal_quantiles = [[p, float(-mp.sqrt(2) * mp.erfinv(1 - 2 * mp.mpf(p))) if p > 1e-40 else None] for p in normal]
for row in normal_quantiles:
    if row[1] is None:  # erfinv loses 1 - 2p there
        with mp.workdps(50):
            row[1] = float(mp.findroot(lambda z: mp.log(mp.erfc(-z / mp.sqrt(2)) / 2) - mp.log(mp.mpf(row[0])), -37))

generator = np.random.RandomState(11)
y, predictions = generator.normal(3, 2, 60), generator.normal(3, 1, 60)
regression = {
    "y": y.tolist(),
    "predictions": predictions.tolist(),
    "rmse": metrics.mean_squared_error(y, predictions, squared=False),
    "mae": metrics.mean_absolute_error(y, predictions),
    "pinball": [[tau, metrics.mean_pinball_loss(y, predictions, alpha=tau)] for tau in (0.1, 0.5, 0.85)],
}

write(
    "metrics.json",
    {
        "samples": [
            describe(*make_sample(1, 200, 1.6, 2), 0.5),
            describe(*make_sample(2, 90, 0.5, 1), 0.3),
            describe(*make_sample(3, 400, 1.0, 6), 0.2),
        ],
        "quantiles": {"values": values, "rows": [[p, float(np.quantile(values, p))] for p in probabilities]},
        "regression": regression,
        "normalQuantiles": normal_quantiles,
        "wilson": wilson,
    },
    mpmath=mp,
    numpy=np,
    scipy=scipy,
    sklearn=sklearn,
)
