"""Rows 14 and 15: eigenvalues and inverses, batched 4x4 and single large ones, by NumPy (LAPACK)."""
import numpy as np
from timing import report

rng = np.random.default_rng(1)
count = 20000
a = rng.standard_normal((count, 4, 4))
s = a + a.transpose(0, 2, 1)
report(14, "eigenvalues-4", lambda: np.linalg.eigvalsh(s), per=count)
report(14, "inverse-4", lambda: np.linalg.inv(a), per=count)
for n in (256, 1000):
    a = rng.standard_normal((n, n))
    s = a + a.T
    report(15, f"eigenvalues-{n}", lambda: np.linalg.eigh(s), 1)
