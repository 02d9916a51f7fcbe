"""Formulas of the tensor calculus written out with SymPy, by index: a second opinion on what a package of tensors answers.

Arrays are nested as components are: Gamma[i][j][k] is Gamma^i_jk, R[a][b][c][d] is R^a_bcd with the signs of Misner, Thorne and Wheeler.
"""

import sympy as s

DIMENSION = 4
EACH = range(DIMENSION)


def table(rank, f):
    """Nested lists of f of its indices."""
    def rows(n, at):
        return f(*at) if n == 0 else [rows(n - 1, at + (i,)) for i in EACH]
    return rows(rank, ())


def diagonal(*d):
    return table(2, lambda i, j: s.sympify(d[i]) if i == j else s.Integer(0))


def inverse(g):
    return s.Matrix(g).inv().tolist()


def partial(rank, T, x):
    """d_k T…, the new index first."""
    def f(k, *at):
        e = T
        for i in at:
            e = e[i]
        return s.diff(e, x[k])
    return table(rank + 1, f)


def christoffel(g, x):
    up, dg = inverse(g), partial(2, g, x)
    return table(3, lambda a, b, c: sum(up[a][e] * (dg[b][c][e] + dg[c][e][b] - dg[e][b][c]) / 2 for e in EACH))


def riemann(C, x):
    dC = partial(3, C, x)
    return table(4, lambda a, b, c, d: dC[c][a][d][b] - dC[d][a][c][b]
                 + sum(C[a][c][e] * C[e][d][b] - C[a][d][e] * C[e][c][b] for e in EACH))


def ricci(R):
    return table(2, lambda b, d: sum(R[a][b][a][d] for a in EACH))


def trace(A, up):
    return sum(up[i][j] * A[i][j] for i in EACH for j in EACH)


def einstein(g, x):
    Q = ricci(riemann(christoffel(g, x), x))
    S = trace(Q, inverse(g))
    return table(2, lambda i, j: Q[i][j] - S * g[i][j] / 2)


def divergence(T, C, x):
    """nabla_i T^ij."""
    return [sum(s.diff(T[i][j], x[i]) + sum(C[i][i][k] * T[k][j] + C[j][i][k] * T[i][k] for k in EACH) for i in EACH) for j in EACH]


def covariant_metric(g, C, x):
    """nabla_k g_ij."""
    return table(3, lambda k, i, j: s.diff(g[i][j], x[k]) - sum(C[e][k][i] * g[e][j] + C[e][k][j] * g[i][e] for e in EACH))


def transform(T, heights, old, new, forward, back):
    """Components of a tensor in other coordinates: back gives the old coordinates by the new ones, forward the new by the old."""
    put = dict(zip(old, back))
    up = [[s.diff(f, o).subs(put, simultaneous=True) for o in old] for f in forward]
    down = [[s.diff(b, n) for n in new] for b in back]
    e = flat(T)
    e = [c.subs(put, simultaneous=True) for c in e]
    rank = len(heights)
    for slot in range(rank):
        step = DIMENSION ** (rank - 1 - slot)
        e = [sum((up[n // step % DIMENSION][o] if heights[slot] > 0 else down[o][n // step % DIMENSION])
                 * e[n + (o - n // step % DIMENSION) * step] for o in EACH) for n in range(len(e))]
    return nest(e, rank)


def connection(C, old, new, forward, back):
    """A connection in other coordinates: as a tensor, and the term of second derivatives."""
    T = transform(C, (1, -1, -1), old, new, forward, back)
    put = dict(zip(old, back))
    return table(3, lambda a, b, c: T[a][b][c] + sum(s.diff(forward[a], o).subs(put, simultaneous=True) * s.diff(f, new[b], new[c])
                                                    for o, f in zip(old, back)))


def variation(L, functions, by):
    """dL/dq - d(dL/dq')/ds of each function."""
    out = []
    for q in functions:
        v = s.Symbol("v_")
        dq = q.diff(by)
        out.append(L.diff(q) - L.subs(dq, v).diff(v).subs(v, dq).diff(by))
    return out


def flat(T):
    if isinstance(T, (list, tuple)):
        return [c for e in T for c in flat(e)]
    return [s.sympify(T)]


def nest(e, rank):
    if rank <= 1:
        return e if rank else e[0]
    n = len(e) // DIMENSION
    return [nest(e[i * n:(i + 1) * n], rank - 1) for i in EACH]
