"""student_t.json: bounds of Student's t and the corrected resampled t interval (Nadeau and Bengio 2003) from scipy."""
import numpy as np
import scipy
from scipy import stats

from common import write

bounds = [
    {"freedom": freedom, "share": share, "bound": float(stats.t.ppf((1 + share) / 2, freedom))}
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

write("student_t.json", {"bounds": bounds, "intervals": intervals}, numpy=np, scipy=scipy)
