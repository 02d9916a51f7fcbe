"""Christoffel symbols, Ricci, scalar curvature and Kretschmann's scalar of the metrics in curvature.txt, simplified, by SymPy.

Prints a line `name | seconds | scalar curvature | Kretschmann` per metric, `-` for what did not come within the limit
(the first argument, in seconds; 120 by default). Not part of run: python3 curvature_sympy.py > sympy.txt
"""
import signal
import sys
import time
from itertools import product

import sympy as sp


def curvature(x, g):
    n = range(len(x))
    h = g.inv().applyfunc(sp.simplify)
    d = lambda e, i: sp.diff(e, x[i])
    C = [[[sp.simplify(sum(h[k, l] * (d(g[l, j], i) + d(g[i, l], j) - d(g[i, j], l)) for l in n) / 2) for j in n] for i in n] for k in n]
    R = [[[[sp.simplify(d(C[a][q][b], c) - d(C[a][c][b], q) + sum(C[a][c][e] * C[e][q][b] - C[a][q][e] * C[e][c][b] for e in n))
            for q in n] for c in n] for b in n] for a in n]
    ricci = sp.Matrix(len(x), len(x), lambda b, q: sp.simplify(sum(R[a][b][a][q] for a in n)))
    scalar = sp.simplify(sum(h[b, q] * ricci[b, q] for b in n for q in n))
    up = [[[[sum(h[b, m] * R[a][m][c][q] for m in n) for q in n] for c in n] for b in n] for a in n]
    # K = R^a_bcd R_a^bcd: the pair symmetry R^ab_cd R^cd_ab spares lowering.
    K = sp.simplify(sum(up[a][b][c][q] * up[c][q][a][b] for a, b, c, q in product(n, repeat=4)))
    return scalar, K


class Late(Exception):
    pass


def late(*_):
    raise Late


signal.signal(signal.SIGALRM, late)
limit = int(sys.argv[1]) if len(sys.argv) > 1 else 120
for line in open(__file__.rsplit("/", 1)[0] + "/curvature.txt" if "/" in __file__ else "curvature.txt"):
    if line.startswith("#"):
        continue
    name, coords, params, domain, metric = (f.strip() for f in line.split("|"))
    positive = [c.split(">")[0].strip() for c in domain.split(",") if ">" in c]
    names = {c: sp.Symbol(c, real=True, positive=c in positive or None) for c in (coords + " " + params).split()}
    x = [names[c] for c in coords.split()]
    g = sp.Matrix(sp.sympify(metric, locals=names, rational=True))
    begin = time.perf_counter()
    signal.alarm(limit)
    try:
        scalar, K = curvature(x, g)
        signal.alarm(0)
        answer = f"{scalar} | {K}"
    except Late:
        answer = "- | -"
    print(f"{name} | {time.perf_counter() - begin:.4g} | {answer}", flush=True)
