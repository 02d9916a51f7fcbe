"""Rows 1 to 4: Kerr's curvature by SymPy: derivation, and evaluation at 100 000 points by NumPy.

Run as a whole process for row 1; the stages are printed for rows 2 to 4.
"""
import time

import numpy as np
import sympy as sp
from timing import report

begin = time.perf_counter()
t, r, th, ph = x = sp.symbols("t r th ph", real=True)
M, a = sp.Integer(1), sp.Rational(7, 10)
S, D, s2 = r**2 + a**2 * sp.cos(th) ** 2, r**2 - 2 * M * r + a**2, sp.sin(th) ** 2
g = sp.diag(-(1 - 2 * M * r / S), S / D, S, (r**2 + a**2 + 2 * M * r * a**2 * s2 / S) * s2)
g[0, 3] = g[3, 0] = -2 * M * r * a * s2 / S
h = sp.zeros(4)  # the inverse by its blocks, as a careful user would
q = g[0, 0] * g[3, 3] - g[0, 3] ** 2
h[0, 0], h[3, 3], h[0, 3], h[3, 0], h[1, 1], h[2, 2] = g[3, 3] / q, g[0, 0] / q, -g[0, 3] / q, -g[0, 3] / q, 1 / g[1, 1], 1 / g[2, 2]
n = range(4)
dg = [[[sp.diff(g[i, j], x[k]) for k in n] for j in n] for i in n]
C = [[[sum(h[k, l] * (dg[l][j][i] + dg[i][l][j] - dg[i][j][l]) for l in n) / 2 for j in n] for i in n] for k in n]
R = [[[[sp.diff(C[k][d][b], x[c]) - sp.diff(C[k][c][b], x[d]) + sum(C[k][c][e] * C[e][d][b] - C[k][d][e] * C[e][c][b] for e in n)
        for d in n] for c in n] for b in n] for k in n]
scalar = sum(h[b, d] * R[k][b][k][d] for k in n for b in n for d in n)
up = [[[[sum(h[b, m] * R[k][m][c][d] for m in n) for d in n] for c in n] for b in n] for k in n]
K = sum(up[k][b][c][d] * up[c][d][k][b] for k in n for b in n for c in n for d in n)
print(f"2 kerr-derivation-sympy {time.perf_counter() - begin:.6g}", flush=True)
rng = np.random.default_rng(1)
rs, ths = rng.uniform(3, 30, 100000), rng.uniform(0.3, 2.8, 100000)
f = sp.lambdify((r, th), [scalar, K], "numpy", cse=True)
f(rs, ths)
print(f"1 kerr-whole-sympy {time.perf_counter() - begin:.6g}", flush=True)
report(3, "kerr-kretschmann-point-numpy", lambda: f(rs, ths), per=100000)
c = sp.lambdify((r, th), [C[k][i][j] for k in n for i in n for j in n if i <= j], "numpy", cse=True)
report(4, "kerr-christoffels-point-numpy", lambda: c(rs, ths), per=100000)
