"""scikit-learn's individual partial dependence, timed on demand: reads {"x": [[...]], "y": [...]} as the first line, then
answers every further line with the milliseconds of one pass over all features, 100 grid points each."""

import json
import sys
import time
import warnings

import numpy
import sklearn
from sklearn.inspection import partial_dependence
from sklearn.neural_network import MLPClassifier

given = json.loads(sys.stdin.readline())
# A column with fewer distinct values than the grid would get a shorter one: set them apart by less than a thousandth.
noise = numpy.random.default_rng(1).normal(scale=1e-4, size=(len(given["x"]), len(given["x"][0])))
x, y = numpy.array(given["x"]) + noise, numpy.array(given["y"])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    network = MLPClassifier((100,), max_iter=50, random_state=1).fit(x, y)


def all_features() -> int:
    curves = [partial_dependence(network, x, [f], kind="individual", grid_resolution=100) for f in range(x.shape[1])]
    return sum(curve["individual"].size for curve in curves)


print(json.dumps({"version": sklearn.__version__, "points": int(all_features())}), flush=True)
for _ in sys.stdin:
    started, cpu = time.perf_counter(), time.process_time()
    all_features()
    milliseconds = 1000 * (time.perf_counter() - started), 1000 * (time.process_time() - cpu)
    print(json.dumps({"wall": milliseconds[0], "cpu": milliseconds[1]}), flush=True)
