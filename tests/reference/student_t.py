"""student_t.json: bounds of Student's t at 60 digits; the corrected resampled t interval (Nadeau and Bengio 2003) by scipy."""
import mpmath as mp
import numpy as np
import scipy
from scipy import stats

from common import write


def bound(share, freedom):
    """P(|T| < t) = 1 - I_{freedom / (freedom + t^2)}(freedom / 2, 1 / 2), solved from scipy's t, which holds nine digits."""

    def excess(t):
        return 1 - mp.betainc(mp.mpf(freedom) / 2, 0.5, 0, freedom / (freedom + t * t), regularized=True) - share

    return float(mp.findroot(excess, stats.t.ppf((1 + share) / 2, freedom)))


bounds = [
    {"freedom": freedom, "share": share, "bound": bound(share, freedom)}
    for freedom in (2, 3, 4, 5, 9, 10, 19, 99, 100)
    for share in (0.5, 0.95, 0.999)
]
generator = np.random.RandomState(5)
intervals = []
for count, share in ((100, 0.25), (20, 0.3125), (2, 0.25)):
    differences = generator.normal(0.02, 0.05, count)
    scale = np.sqrt((1 / count + share) * np.var(differences, ddof=1))
    low, high = stats.t.interval(0.95, count - 1, loc=differences.mean(), scale=scale)
    intervals.append(
        {"differences": differences.tolist(), "testShare": share, "mean": differences.mean(), "low": low, "high": high}
    )

write("student_t.json", {"bounds": bounds, "intervals": intervals}, mpmath=mp, numpy=np, scipy=scipy)
