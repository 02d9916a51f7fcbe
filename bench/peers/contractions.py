"""Rows 5 to 8: contractions by opt_einsum (path cached) and NumPy, matrix products by OpenBLAS."""
import numpy as np
import opt_einsum
from timing import report

rng = np.random.default_rng(1)


def cached(row, name, expression, *shapes):
    arrays = [rng.standard_normal(s) for s in shapes]
    call = opt_einsum.contract_expression(expression, *shapes)
    report(row, name, lambda: call(*arrays))


cached(5, "bilinear-4", "i,j,ij->", (4,), (4,), (4, 4))
cached(5, "connection-law-4", "abc,ka,bi,cj->kij", (4,) * 3, (4, 4), (4, 4), (4, 4))
cached(5, "curvature-squared-4", "abcd,abcd->", (4,) * 4, (4,) * 4)
for d in (16, 64, 128):
    cached(6, f"connection-law-{d}", "abc,ka,bi,cj->kij", (d,) * 3, (d, d), (d, d), (d, d))
ring = "abx,bcy,cdz,dex,efy,faz->"
arrays = [rng.standard_normal((8, 8, 8)) for _ in range(6)]
report(7, "ring-of-six-8-first-call", lambda: opt_einsum.contract(ring, *arrays))
for n in (256, 1024):
    a, b = rng.standard_normal((n, n)), rng.standard_normal((n, n))
    report(8, f"gemm-{n}", lambda: a @ b)
