"""losses.json: value of each classification loss from its definition, slope by differentiating that value numerically."""
import mpmath as mp

from common import DISTRIBUTIONS, TAUS, log_cdf, log_survival, write

LATENT = [-1e4, -720.0, -95.0, -20.0, -3.0, -0.7, -1e-3, 1e-3, 0.4, 2.0, 15.0, 90.0, 760.0, 1e4]
mp.mp.dps = 80


def quantile_loss(distribution, tau):
    def value(label, q):
        if label == 1:
            return -log_survival(distribution, -q, tau)
        return -log_cdf(distribution, -q, tau)

    return value


def cross_entropy(label, z):
    return mp.log1p(mp.exp(-z)) if label == 1 else mp.log1p(mp.exp(z))


def rows(loss, tau):
    for label in (0, 1):
        for q in LATENT:
            point = mp.mpf(q)
            slope = mp.diff(lambda z: loss(label, z), point)
            yield [tau, label, q, float(loss(label, point)), float(slope)]


def table(make_loss, taus):
    return [row for tau in taus for row in rows(make_loss(mp.mpf(tau)), tau)]


write(
    "losses.json",
    {
        "columns": ["tau", "label", "latentQuantile", "value", "slope"],
        "sbqc": table(lambda tau: quantile_loss(DISTRIBUTIONS["secant"], tau), TAUS),
        "bqc": table(lambda tau: quantile_loss(DISTRIBUTIONS["laplace"], tau), TAUS),
        "logCosh": [
            [h, r, float(mp.mpf(h) * mp.log(mp.cosh(mp.mpf(r) / mp.mpf(h))))]
            for h in (0.01, 0.7, 1.0, 30.0)
            for r in (-1e4, -3.0, -1e-5, 1e-9, 0.02, 0.7, 1.0, 25.0)
        ],
        "bce": table(lambda _: cross_entropy, [0.5]),
    },
    mpmath=mp,
)
