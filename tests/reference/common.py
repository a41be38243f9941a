"""What the generators share: the distributions from their definitions at 60 digits, and writing with tool versions."""
import json
import platform
import sys
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60

TAUS = [0.001, 0.0123456789, 0.1, 1 / 3, 0.5, 0.7, 0.9, 0.999]


class Secant:
    """Density (2/pi) sech(x), weighted tau left of zero and 1 - tau right of it."""

    @staticmethod
    def density(x, tau):
        return 2 / mp.pi * mp.sech(x) * (tau if x < 0 else 1 - tau)

    @staticmethod
    def lower(x, tau):
        """F(x) for x <= 0."""
        return tau * 4 / mp.pi * mp.atan(mp.exp(x))

    @staticmethod
    def upper(x, tau):
        """1 - F(x) for x >= 0."""
        return (1 - tau) * 4 / mp.pi * mp.atan(mp.exp(-x))

    @staticmethod
    def quantile(u, tau):
        if u <= tau:
            return mp.log(mp.tan(mp.pi * u / (4 * tau)))
        return -mp.log(mp.tan(mp.pi * (1 - u) / (4 * (1 - tau))))


class Laplace:
    """Density tau (1 - tau) exp(-rho_tau(x)), rho the check function."""

    @staticmethod
    def density(x, tau):
        return tau * (1 - tau) * mp.exp(-(x * (tau - (1 if x < 0 else 0))))

    @staticmethod
    def lower(x, tau):
        return tau * mp.exp((1 - tau) * x)

    @staticmethod
    def upper(x, tau):
        return (1 - tau) * mp.exp(-tau * x)

    @staticmethod
    def quantile(u, tau):
        if u <= tau:
            return mp.log(u / tau) / (1 - tau)
        return -mp.log((1 - u) / (1 - tau)) / tau


DISTRIBUTIONS = {"secant": Secant, "laplace": Laplace}


def cdf(distribution, x, tau):
    return distribution.lower(x, tau) if x <= 0 else 1 - distribution.upper(x, tau)


def survival(distribution, x, tau):
    return 1 - distribution.lower(x, tau) if x <= 0 else distribution.upper(x, tau)


def log_cdf(distribution, x, tau):
    return mp.log(distribution.lower(x, tau)) if x <= 0 else mp.log1p(-distribution.upper(x, tau))


def log_survival(distribution, x, tau):
    return mp.log1p(-distribution.lower(x, tau)) if x <= 0 else mp.log(distribution.upper(x, tau))


def write(name, content, **modules):
    tools = {"python": platform.python_version(), **{key: module.__version__ for key, module in modules.items()}}
    path = Path(sys.argv[0]).resolve().parent / name
    path.write_text(json.dumps({"tools": tools, **content}) + "\n")
    print(name, path.stat().st_size, "bytes")
