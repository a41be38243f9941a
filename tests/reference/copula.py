"""copula.json: normal distribution function, mid-rank normal scores, Mahalanobis' and Gower's distance, conditional normals."""
import mpmath as mp
import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import cdist, mahalanobis

from common import write

generator = np.random.default_rng(3)


def normal_cdf():
    points = [-38, -20.5, -9, -8, -6.2, -5, -4.001, -3.999, -3, -2.5, -1.96, -1, -0.3, -1e-9, 0]
    return [[x, float(mp.ncdf(x))] for x in points + [-x for x in points[:-1]]]


def scores():
    """101 patients, so that the 101 quantiles of type 7 are the sorted values themselves."""
    distinct = np.round(generator.normal(50, 10, 101), 5)
    tied = generator.integers(0, 6, 101).astype(float)
    levels = generator.choice(4, 101, p=[0.5, 0.2, 0.25, 0.05]).astype(float)
    score = lambda values: stats.norm.ppf(np.clip((stats.rankdata(values) - 0.5) / len(values), 0.5 / 101, 1 - 0.5 / 101))
    return {
        name: {"values": values.tolist(), "scores": score(values).tolist()}
        for name, values in [("distinct", distinct), ("tied", tied), ("levels", levels)]
    }


def distances():
    """D^2 with SciPy, its Wilson-Hilferty score, and each score's standardised residual by least squares algebra in NumPy."""
    cases = []
    for k in [2, 3, 5]:
        factor = generator.normal(size=(k, k + 2))
        covariance = factor @ factor.T
        scale = np.sqrt(np.diag(covariance))
        correlation = covariance / np.outer(scale, scale)
        scores = generator.normal(0, 1.5, k)
        square = mahalanobis(scores, np.zeros(k), np.linalg.inv(correlation)) ** 2
        residuals = []
        for i in range(k):
            others = [j for j in range(k) if j != i]
            weights = np.linalg.solve(correlation[np.ix_(others, others)], correlation[others, i])
            residuals.append((scores[i] - weights @ scores[others]) / np.sqrt(1 - weights @ correlation[others, i]))
        size = ((square / k) ** (1 / 3) - (1 - 2 / (9 * k))) / np.sqrt(2 / (9 * k))
        cases.append(
            {"correlation": correlation.tolist(), "scores": scores.tolist(), "square": float(square), "size": float(size), "residuals": residuals}
        )
    return cases


def gower():
    """The mean over features that both know, each feature's distances by SciPy on its own."""
    n, n_numeric = 40, 3
    numeric = np.round(generator.normal([50, 100, 5], [10, 30, 2], (n, n_numeric)), 1)
    numeric[0, 1] = 900.0
    level = generator.integers(0, 3, n).astype(float)
    table = np.column_stack([numeric, level])
    table[generator.uniform(size=table.shape) < 0.25] = np.nan
    ranges = [float(np.diff(np.nanquantile(table[:, i], [0.01, 0.99]))[0]) for i in range(n_numeric)]
    patients = np.array([[48.5, 120.0, 5.5, 1], [60.0, np.nan, 3.0, 0], [np.nan, 80.0, np.nan, 2]])
    answers = []
    for patient in patients:
        parts = []
        for i in range(n_numeric):
            parts.append(np.minimum(cdist([[patient[i]]], table[:, [i]], "cityblock")[0] / ranges[i], 1))
        parts.append(np.where(np.isnan(patient[3]) | np.isnan(level_column := table[:, 3]), np.nan, (level_column != patient[3]).astype(float)))
        parts = np.array(parts)
        compared = np.sum(~np.isnan(parts), axis=0)
        known = int(np.sum(~np.isnan(patient)))
        with np.errstate(all="ignore"):
            distance = np.nansum(parts, axis=0) / compared
        eligible = [row for row in range(n) if 2 * compared[row] >= known]
        order = sorted(eligible, key=lambda row: (distance[row], row))
        answers.append([[int(row), float(distance[row]), int(compared[row])] for row in order])
    none = lambda rows: [[None if np.isnan(v) else float(v) for v in row] for row in rows]
    return {"table": none(table), "patients": none(patients), "answers": answers}


def conditional():
    """Mean and covariance of the last two of four correlated standard normals, given the first two (NumPy's inverse)."""
    factor = generator.normal(size=(4, 6))
    covariance = factor @ factor.T
    scale = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(scale, scale)
    known = np.array([0.8, -1.1])
    inverse = np.linalg.inv(correlation[:2, :2])
    mean = correlation[2:, :2] @ inverse @ known
    remaining = correlation[2:, 2:] - correlation[2:, :2] @ inverse @ correlation[:2, 2:]
    return {"correlation": correlation.tolist(), "known": known.tolist(), "mean": mean.tolist(), "covariance": remaining.tolist()}


write(
    "copula.json",
    {"normalCdf": normal_cdf(), "scores": scores(), "distances": distances(), "gower": gower(), "conditional": conditional()},
    mpmath=mp, numpy=np, scipy=scipy,
)
