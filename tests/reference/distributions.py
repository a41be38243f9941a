"""distributions.json: both tilted distributions far into the tails, from their definitions."""
import mpmath as mp

from common import DISTRIBUTIONS, TAUS, cdf, log_cdf, log_survival, survival, write

POINTS = [0.0, 1e-12, 1e-6, 1e-3, 0.1, 0.5, 1.0, 2.5, 7.0, 20.0, 36.5, 88.5, 104.0, 350.0, 710.0, 746.0, 1e3, 1e4]
PROBABILITIES = [1e-300, 1e-12, 1e-3, 0.05, 0.0999999, 0.2, 0.4, 0.5, 0.6, 0.75, 0.95, 0.9990001]


def rows(distribution):
    for tau_float in TAUS:
        tau = mp.mpf(tau_float)
        for x_float in sorted({sign * x for x in POINTS for sign in (-1, 1)}):
            x = mp.mpf(x_float)
            f = distribution.density(x, tau)
            yield [
                tau_float,
                x_float,
                float(f),
                float(mp.log(f)),
                float(cdf(distribution, x, tau)),
                float(survival(distribution, x, tau)),
                float(log_cdf(distribution, x, tau)),
                float(log_survival(distribution, x, tau)),
                float(f / survival(distribution, x, tau)),
                # at zero the density belongs to the right half line; f/F is taken from the left there
                float((distribution.density(-mp.mpf(10) ** -50, tau) if x == 0 else f) / cdf(distribution, x, tau)),
            ]


def quantiles(distribution):
    for tau in TAUS:
        for u in PROBABILITIES + [tau, tau * (1 - 1e-9), tau + (1 - tau) * 1e-9]:
            yield [tau, u, float(distribution.quantile(mp.mpf(u), mp.mpf(tau)))]


def check_against_the_density(distribution):
    """The closed forms are the integrals of the density: by quadrature, independent of them."""
    for tau_float in TAUS:
        tau = mp.mpf(tau_float)
        for x in (-9, -1, 0, 2, 8):
            points = sorted({-mp.inf, mp.mpf(x), *([mp.mpf(0)] if x > 0 else [])})
            total = mp.quad(lambda t: distribution.density(t, tau), points)
            assert abs(total - cdf(distribution, mp.mpf(x), tau)) < mp.mpf(10) ** -20, (distribution, tau, x)


content = {}
for name, distribution in DISTRIBUTIONS.items():
    check_against_the_density(distribution)
    content[name] = {
        "columns": ["tau", "x", "density", "logDensity", "cdf", "survival", "logCdf", "logSurvival", "hazard", "reverseHazard"],
        "rows": list(rows(distribution)),
        "quantiles": list(quantiles(distribution)),
    }
write("distributions.json", content, mpmath=mp)
