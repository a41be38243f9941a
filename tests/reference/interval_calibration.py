"""The calibration of the interval, written out in NumPy with whole matrices, SciPy's nnls and t: interval-calibration.json."""
import numpy as np
import scipy
from scipy.optimize import nnls
from scipy.stats import t

from common import write

random = np.random.RandomState(5)


def off_diagonal(matrix):
    return matrix - np.diag(np.diag(matrix))


def moments(logits, counts, risks, labels, further):
    """The members' covariance and further ones; sums over ordered pairs of different patients."""
    without = (counts == 0).astype(float)
    n_without = without.sum(1, keepdims=True)

    def deviations(values):
        return (values - (values * without).sum(1, keepdims=True) / n_without) * without

    degrees = without @ without.T - 1
    covariance = np.where(degrees > 0, deviations(logits) @ deviations(logits).T / np.maximum(degrees, 1), 0)
    lean = counts.mean() / counts.var() * (deviations(1 / (1 + np.exp(-logits))) @ counts.T) / (n_without - 1)
    weights = risks * (1 - risks)
    residuals = labels - risks
    products = np.outer(residuals, residuals) + 2 * lean * residuals[None, :]
    pair = np.outer(weights, weights)
    slopes = [off_diagonal(pair * kernel) for kernel in [covariance, *further]]
    return {
        "products": [float((slope * products).sum()) for slope in slopes],
        "design": [[float((one * other).sum()) for other in slopes] for one in slopes],
        "noise": [[float(2 * (one * other * pair).sum()) for other in slopes] for one in slopes],
    }


def solved(found, spread):
    """Generalised least squares with the prior as further rows, not negative; a quarter of the standard error on top."""
    design, noise = np.array(found["design"]), np.array(found["noise"])
    root = np.linalg.cholesky(noise)
    size = len(design)
    scales = np.array([0.5] + [spread] * (size - 1))
    rows = np.vstack([np.linalg.solve(root, design), np.diag(1 / scales)])
    right = np.append(np.linalg.solve(root, found["products"]), np.eye(size)[0] / scales)
    x, _ = nnls(rows, right)
    slopes = np.array([spread] + [1.0] * (size - 1))
    error = np.sqrt(slopes @ np.linalg.inv(rows.T @ rows) @ slopes)
    return {"spreadFactor": float(max(x[0], 0.25)), "addedVariance": float(x[1:].sum() + error / 4)}


def case(n_rows, n_members, n_further, seed):
    draw = np.random.RandomState(seed)
    counts = draw.poisson(0.9, size=(n_rows, n_members)).astype(float)
    logits = np.round(draw.normal(size=(n_rows, 1)) + 0.6 * draw.normal(size=(n_rows, n_members)), 6)
    risks = np.round(1 / (1 + np.exp(-logits.mean(1))), 6)
    labels = (draw.uniform(size=n_rows) < risks).astype(float)
    points = draw.normal(size=(n_rows, 3))
    further = [np.round(np.exp(-((points[:, [k]] - points[None, :, k]) ** 2)), 6) for k in range(n_further)]
    found = moments(logits, counts, risks, labels, further)
    spread = float(logits.var(axis=1, ddof=1).mean())
    inputs = {
        "logits": logits.tolist(),
        "counts": counts.tolist(),
        "risks": risks.tolist(),
        "labels": labels.tolist(),
        "further": [kernel.tolist() for kernel in further],
        "spread": spread,
    }
    return {**inputs, "moments": found, "calibration": solved(found, spread)}


def minimum(size):
    rows = np.round(random.normal(size=(size + 4, size)), 6)
    right = np.round(random.normal(size=size + 4), 6)
    x, _ = nnls(rows, right)
    return {"matrix": (rows.T @ rows).tolist(), "right": (rows.T @ right).tolist(), "x": x.tolist()}


students = [[p, degrees, float(t.ppf(p, degrees))] for degrees in (1, 2, 3, 4, 7, 19, 20, 99, 100) for p in (0.05, 0.5, 0.9, 0.95, 0.999)]
write(
    "interval-calibration.json",
    {
        "cases": [case(12, 24, 2, 1), case(14, 30, 0, 2), case(16, 24, 2, 3)],
        "minima": [minimum(size) for size in (1, 2, 3, 3, 3, 4)],
        "students": students,
    },
    numpy=np,
    scipy=scipy,
)
