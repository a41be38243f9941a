"""Cox's recalibration and what it does to a row of latent quantiles: recalibration.json. mpmath, with scikit-learn as a second witness."""
import mpmath as mp
import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

from common import DISTRIBUTIONS, write

random = np.random.RandomState(11)


def simulated(n, intercept, slope, spread):
    """Risks whose outcomes follow intercept + slope logit(risk)."""
    risks = 1 / (1 + np.exp(-spread * random.normal(size=n) + 0.5))
    logits = np.log(risks / (1 - risks))
    labels = (random.uniform(size=n) < 1 / (1 + np.exp(-intercept - slope * logits))).astype(int)
    return risks.tolist(), labels.tolist()


def expit(x):
    return 1 / (1 + mp.exp(-x))


def logit(p):
    return mp.log(p) - mp.log(1 - p)


def fitted(risks, labels):
    """The root of the score at 60 digits, and standard errors from the inverse information there."""
    logits = [logit(mp.mpf(risk)) for risk in risks]

    def score(a, b):
        residuals = [y - expit(a + b * x) for x, y in zip(logits, labels)]
        return mp.fsum(residuals), mp.fsum(r * x for r, x in zip(residuals, logits))

    x = np.array([[float(value)] for value in logits])
    witness = LogisticRegression(penalty=None, solver="newton-cholesky", tol=1e-12, max_iter=200).fit(x, labels)
    a, b = mp.findroot(score, (float(witness.intercept_[0]), float(witness.coef_[0, 0])))
    assert abs(a - witness.intercept_[0]) < 1e-6 and abs(b - witness.coef_[0, 0]) < 1e-6
    weights = [expit(a + b * value) * expit(-a - b * value) for value in logits]
    information = mp.matrix(
        [
            [mp.fsum(weights), mp.fsum(w * v for w, v in zip(weights, logits))],
            [mp.fsum(w * v for w, v in zip(weights, logits)), mp.fsum(w * v * v for w, v in zip(weights, logits))],
        ]
    )
    covariance = information**-1
    reach = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))
    return {
        "intercept": float(a),
        "slope": float(b),
        "interceptInterval": [float(a - reach * mp.sqrt(covariance[0, 0])), float(a + reach * mp.sqrt(covariance[0, 0]))],
        "slopeInterval": [float(b - reach * mp.sqrt(covariance[1, 1])), float(b + reach * mp.sqrt(covariance[1, 1]))],
    }


def case(*arguments):
    risks, labels = simulated(*arguments)
    return {"risks": risks, "labels": labels, **fitted(risks, labels)}


def levels(name, taus, probabilities, intercept, slope):
    """Latent quantiles that stand for these P(y=0), before and after the map; risks of a root and a mean are maps of one number."""
    distribution = DISTRIBUTIONS[name]
    moved = lambda p: expit(-intercept + slope * logit(mp.mpf(p)))
    before = [-distribution.quantile(mp.mpf(p), mp.mpf(tau)) for tau, p in zip(taus, probabilities)]
    after = [-distribution.quantile(moved(p), moved(tau)) for tau, p in zip(taus, probabilities)]
    return {
        "distribution": name,
        "taus": taus,
        "intercept": intercept,
        "slope": slope,
        "latentQuantiles": [float(q) for q in before],
        "movedTaus": [float(moved(tau)) for tau in taus],
        "movedLatentQuantiles": [float(q) for q in after],
        "movedDisagreement": float(max(map(moved, probabilities)) - min(map(moved, probabilities))),
    }


nine = [0.1 * k for k in range(1, 10)]
apart = [0.62, 0.615, 0.63, 0.61, 0.6, 0.605, 0.59, 0.585, 0.58]
write(
    "recalibration.json",
    {
        "fits": {
            "timid": case(300, 0.2, 1.5, 1.2),
            "extreme": case(240, -0.3, 0.5, 1.8),
            "rare": case(900, -1.6, 0.9, 1.0),
        },
        "levels": [
            levels("secant", nine, apart, 0.25, 1.4),
            levels("secant", nine, apart, -0.4, 0.7),
            levels("secant", nine, [0.03] * 9, 0.1, 1.2),
            levels("laplace", [0.25, 0.5, 0.75], [0.4, 0.41, 0.42], -0.2, 1.3),
        ],
    },
    mpmath=mp,
    sklearn=sklearn,
    numpy=np,
)
