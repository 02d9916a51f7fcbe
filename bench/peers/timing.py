"""Median time of a call, printed as `row name seconds`, one line a figure."""
import time


def median(call, seconds=0.5):
    call()
    start = time.perf_counter()
    call()
    once = max(time.perf_counter() - start, 1e-9)
    inner = max(1, int(0.02 / once))
    outer = max(3, min(15, int(seconds / (once * inner))))
    times = []
    for _ in range(outer):
        start = time.perf_counter()
        for _ in range(inner):
            call()
        times.append((time.perf_counter() - start) / inner)
    times.sort()
    return times[len(times) // 2]


def report(row, name, call, seconds=0.5, per=1):
    print(f"{row} {name} {median(call, seconds) / per:.6g}", flush=True)
