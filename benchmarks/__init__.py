"""Runners that measure the package on the shared data: `python -m benchmarks TASK --data PATH --out PRED`."""
