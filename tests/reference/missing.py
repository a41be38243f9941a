"""missing.json: risks averaged over what is missing, for logistic models of bivariate normal features, by quadrature."""
import numpy as np
import scipy
from scipy import integrate, stats

from common import write


def expit(x):
    return 1 / (1 + np.exp(-x))


def case(members, rho, known):
    """Members are (intercept, first weight, second weight) of standardised features; the second feature is missing."""
    mean, scale = rho * known, np.sqrt(1 - rho**2)
    average = lambda f: integrate.quad(
        lambda z: f(z) * stats.norm.pdf(z, mean, scale), mean - 10 * scale, mean + 10 * scale, epsabs=1e-13, limit=200
    )[0]
    logits = lambda z: np.array([b + w1 * known + w2 * z for b, w1, w2 in members])
    first = average(lambda z: np.mean(logits(z)))
    return {
        "members": members,
        "rho": rho,
        "known": known,
        "risk": average(lambda z: np.mean(expit(logits(z)))),
        "logit": first,
        "within": average(lambda z: np.var(logits(z), ddof=1)) if len(members) > 1 else 0.0,
        "between": average(lambda z: (np.mean(logits(z)) - first) ** 2),
    }


write(
    "missing.json",
    {
        "cases": [
            case([(-0.5, 0.75, 1.5)], 0.0, 0.5),
            case([(-0.5, 0.75, 1.5), (-0.25, 0.5, 1.25), (-1.0, 1.0, 2.0)], 0.6, 1.25),
            case([(0.25, -0.5, 2.5), (0.5, -0.25, 2.0)], -0.8, -0.75),
        ]
    },
    numpy=np, scipy=scipy,
)
