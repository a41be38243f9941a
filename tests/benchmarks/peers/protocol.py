"""What every peer does beside its work: one line of JSON in, one out.

The first line in is the task. The first line out is {"about": {...}}, or {"missing": "..."} where the library is not installed. Then
every line {"run": "name"} is answered by {"wall": ms, "cpu": ms, ...facts}, or {"error": "..."}.
"""

import base64
import json
import platform
import sys
import time

import numpy


def read_task() -> dict:
    return json.loads(sys.stdin.readline())


def array(field: dict) -> numpy.ndarray:
    """{"type": "float32", "shape": [...], "data": base64 of little-endian numbers} as a writable array."""
    flat = numpy.frombuffer(base64.b64decode(field["data"]), dtype=numpy.dtype(field["type"]).newbyteorder("<"))
    return flat.reshape(field["shape"]).copy()


def say(answer: dict) -> None:
    print(json.dumps(answer), flush=True)


def missing(library: str) -> None:
    """Says that a library is not there, and leaves."""
    say({"missing": f"{library} is not installed"})
    sys.exit(0)


def about(name: str, version: str, **facts) -> dict:
    return {
        "name": name,
        "version": version,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "blas": blas(),
        **facts,
    }


def blas() -> list[dict] | None:
    """Which kernels and how many threads the linear algebra uses; None where threadpoolctl is not installed."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return None
    fields = {"library": "internal_api", "version": "version", "kernel": "architecture", "threads": "num_threads"}
    return [{key: pool.get(field) for key, field in fields.items()} for pool in threadpool_info()]


def serve(runs: dict) -> None:
    """Answers run after run; `runs` maps a name to work that returns facts about itself."""
    for line in sys.stdin:
        try:
            work = runs[json.loads(line)["run"]]
            wall, cpu = time.perf_counter(), time.process_time()
            facts = work()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            say({"wall": 1000 * wall, "cpu": 1000 * cpu, **facts})
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})
