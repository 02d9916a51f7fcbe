"""Numbers for ../values/conventions.geo, computed apart from Geo with SymPy 1.14:

    python3 conventions.py > ../values/conventions.geo

Everything follows from definitions in terms of vectors, never from the index formulas of the library:
nabla_i e_j = C[k][i][j] e_k, T(X, Y) = nabla_X Y - nabla_Y X - [X, Y], R(X, Y) Z = nabla_X nabla_Y Z -
nabla_Y nabla_X Z - nabla_[X,Y] Z, (nabla_k g)(X, Y) = d_k g(X, Y) - g(nabla_k X, Y) - g(X, nabla_k Y).
The connection has torsion, both metrics are indefinite, the ambient space is curved.
"""
from itertools import product
import sympy as sp

x, y, z = Q = sp.symbols("x y z")
P, X, Y, Z = A = sp.symbols("P X Y Z")
r = sp.Rational

METRIC = "[[-3 - x^2, y, x z], [y, 5 + z^2, x], [x z, x, 6 + y^2]]"
AMBIENT = "[[7 + X^2, Y, 0, P], [Y, -8, Z, 0], [0, Z, 9 + P Y, 1], [P, 0, 1, 6]]"
CONNECTION = ("[[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], "
              "[0.3 x, y, 1]], [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(x/3)]]]")
MAP = "P = x + y z/5; X = y + x^2/4; Y = z - x y/7; Z = x^2 - y/3 + z^2/6"

G = [[-3 - x**2, y, x*z], [y, 5 + z**2, x], [x*z, x, 6 + y**2]]
E = [[7 + X**2, Y, 0, P], [Y, -8, Z, 0], [0, Z, 9 + P*Y, 1], [P, 0, 1, 6]]
C = [[[x, y*z, r(3, 10)], [r(1, 5) + x, y, sp.sin(z)], [1, x*y, r(1, 10)]],
     [[y, r(1, 2), z**2], [x*z, sp.cos(y), r(7, 10)], [r(3, 10)*x, y, 1]],
     [[r(2, 5), x, y], [z, 1, x**2], [y*z, r(1, 5), sp.exp(x/3)]]]
EMB = [x + y*z/5, y + x**2/4, z - x*y/7, x**2 - y/3 + z**2/6]
F = x**2*y + sp.exp(z/2) + z**2*x
U = [y*z, x**2 + 1, sp.sin(x*y)]
V = [x, y + z, sp.Integer(2)]
AT = {x: r(3, 10), y: r(-2, 5), z: r(7, 10)}
ATA = {P: r(3, 10), X: r(1, 5), Y: r(-1, 2), Z: r(2, 5)}


def christoffel(g, q):
    """Koszul: 2 g(nabla_i e_j, e_l) = d_i g(e_j, e_l) + d_j g(e_i, e_l) - d_l g(e_i, e_j)."""
    n = len(q)
    inverse = sp.Matrix(g).inv()
    half = [[[(sp.diff(g[j][l], q[i]) + sp.diff(g[i][l], q[j]) - sp.diff(g[i][j], q[l]))/2 for l in range(n)]
             for j in range(n)] for i in range(n)]
    return [[[sum(inverse[k, l]*half[i][j][l] for l in range(n)) for j in range(n)] for i in range(n)] for k in range(n)]


def nabla(c, q, i, v):
    """nabla_i of the field v^k e_k."""
    n = len(q)
    return [sp.diff(v[k], q[i]) + sum(v[j]*c[k][i][j] for j in range(n)) for k in range(n)]


def basis(n, j):
    return [sp.Integer(int(k == j)) for k in range(n)]


def curvature(c, q, at):
    """R[a][b][c][d]: the a-th component of R(e_c, e_d) e_b."""
    n = len(q)
    out = [[[[0]*n for _ in range(n)] for _ in range(n)] for _ in range(n)]
    for b, i, j in product(range(n), repeat=3):
        if i < j:
            one = nabla(c, q, i, nabla(c, q, j, basis(n, b)))
            two = nabla(c, q, j, nabla(c, q, i, basis(n, b)))
            for a in range(n):
                v = sp.N((one[a] - two[a]).subs(at), 30)
                out[a][b][i][j], out[a][b][j][i] = v, -v
    return out


def at(e, where):
    if isinstance(e, (list, tuple)):
        return [at(part, where) for part in e]
    return sp.N(sp.sympify(e).subs(where), 30)


def text(v):
    if isinstance(v, list):
        return "[" + ", ".join(text(part) for part in v) + "]"
    return "0" if abs(v) < 1e-25 else format(float(v), ".16g")


def equal(what, v):
    print(f"assert {what} ~= {text(v)} tol 1e-11")


def trace13(R, n):
    return [[sum(R[a][b][a][d] for a in range(n)) for d in range(n)] for b in range(n)]


print("# Conventions with torsion and indefinite metrics, by definitions on vectors: see sympy/conventions.py.")
print("# Source: computed apart from Geo with SymPy 1.14 by testdata/sympy/conventions.py.")
print("chart Q(x, y, z)")
print("chart A4(P, X, Y, Z)")
print("metric G_ij =", METRIC, "on Q")
print("metric A_ab =", AMBIENT, "on A4")
print("connection C^k_ij =", CONNECTION, "on Q")
print("map emb: Q -> A4 {", MAP, "}")
print("f = x^2 y + exp(z/2) + z^2 x")
print("u^i = [y z, x^2 + 1, sin(x y)] on Q")
print("v^i = [x, y + z, 2] on Q")
print("p = Q(0.3, -0.4, 0.7)")
print("q = A4(0.3, 0.2, -0.5, 0.4)")

N = range(3)
L = christoffel(G, Q)
g = at(G, AT)
inverse = sp.Matrix(g).inv()
c = at(C, AT)
equal("components(torsion(C) @ p)", [[[c[k][i][j] - c[k][j][i] for j in N] for i in N] for k in N])
equal("components(nonmetricity(C, G) @ p)",
      at([[[sp.diff(G[i][j], Q[k]) - sum(G[l][j]*C[l][k][i] for l in N) - sum(G[i][l]*C[l][k][j] for l in N)
            for j in N] for i in N] for k in N], AT))
R = curvature(C, Q, AT)
equal("components(riemann(C) @ p)", R)
equal("components(ricci(C) @ p)", trace13(R, 3))
df = [sp.diff(F, q) for q in Q]
H = at([[sp.diff(F, Q[i], Q[j]) - sum(C[k][i][j]*df[k] for k in N) for j in N] for i in N], AT)
equal("components(hessian(f, C) @ p)", H)
equal("components(newton(f, C) @ p)", list(-sp.Matrix(H).T.inv()*sp.Matrix(at(df, AT))))
equal("components(grad(f, G) @ p)", list(inverse*sp.Matrix(at(df, AT))))
equal("components(levicivita(G) @ p)", at(L, AT))
HL = at([[sp.diff(F, Q[i], Q[j]) - sum(L[k][i][j]*df[k] for k in N) for j in N] for i in N], AT)
EL = (inverse*sp.Matrix(HL)).tolist()
equal("components(hessOp(f, G) @ p)", EL)
equal("laplacian(f, G) @ p", EL[0][0] + EL[1][1] + EL[2][2])
RL = curvature(L, Q, AT)
ric = trace13(RL, 3)
s = sum(inverse[b, d]*ric[b][d] for b in N for d in N)
equal("components(ricci(levicivita(G)) @ p)", ric)
equal("scalarCurvature(G) @ p", s)
equal("components(einstein(G) @ p)", [[ric[i][j] - s*g[i][j]/2 for j in N] for i in N])
# |R|^2 = sum over an orthonormal basis, that is with all indices moved by the inverse metric.
low = [[[[sum(g[a][k]*RL[k][b][i][j] for k in N) for j in N] for i in N] for b in N] for a in N]
up = low
for position in range(4):
    new = [[[[0]*3 for _ in N] for _ in N] for _ in N]
    for i in product(N, repeat=4):
        total = 0
        for k in N:
            o = list(i)
            o[position] = k
            total += inverse[i[position], k]*up[o[0]][o[1]][o[2]][o[3]]
        new[i[0]][i[1]][i[2]][i[3]] = total
    up = new
equal("kretschmann(G) @ p", sum(low[a][b][i][j]*up[a][b][i][j] for a, b, i, j in product(N, repeat=4)))
u, v = at(U, AT), at(V, AT)


def inner(a, b):
    return sum(g[i][j]*a[i]*b[j] for i in N for j in N)


# g(R(u, v) v, u)/(g(u, u) g(v, v) - g(u, v)^2)
Ruvv = [sum(RL[a][b][i][j]*v[b]*u[i]*v[j] for b, i, j in product(N, repeat=3)) for a in N]
equal("sectional(G, u, v) @ p", inner(Ruvv, u)/(inner(u, u)*inner(v, v) - inner(u, v)**2))
equal("components(bracket(u, v) @ p)",
      at([sum(U[j]*sp.diff(V[i], Q[j]) - V[j]*sp.diff(U[i], Q[j]) for j in N) for i in N], AT))
du = [nabla(L, Q, i, U) for i in N]
equal("components(killing(u, G) @ p)",
      at([[sum(G[k][j]*du[i][k] + G[i][k]*du[j][k] for k in N) for j in N] for i in N], AT))

# Weyl: the curvature less the Kulkarni-Nomizu product of Schouten's tensor with the metric.
M = range(4)
RA = curvature(christoffel(E, A), A, ATA)
e = at(E, ATA)
ie = sp.Matrix(e).inv()
ricA = trace13(RA, 4)
sA = sum(ie[b, d]*ricA[b][d] for b in M for d in M)
S = [[(ricA[i][j] - sA*e[i][j]/6)/2 for j in M] for i in M]
equal("components(weyl(A) @ q)", [[[[
    sum(e[a][k]*RA[k][b][i][j] for k in M)
    - (S[a][i]*e[b][j] + S[b][j]*e[a][i] - S[a][j]*e[b][i] - S[b][i]*e[a][j])
    for j in M] for i in M] for b in M] for a in M])

# Immersion: n(w) proportional to det(X_1, X_2, X_3, w), h(e_i, e_j) = n(nabla_i X_j).
on = dict(zip(A, EMB))
EX = sp.Matrix(E).subs(on).subs(AT).evalf(30)
J = sp.Matrix(4, 3, lambda a, i: sp.diff(EMB[a], Q[i])).subs(AT).evalf(30)
n = [J.row_join(sp.Matrix(4, 1, basis(4, a))).det() for a in M]
iEX = EX.inv()
length = sp.sqrt(abs(sum(iEX[a, b]*n[a]*n[b] for a in M for b in M)))
n = [w/length for w in n]
CX = at(christoffel(E, A), {**{k: at(w, AT) for k, w in on.items()}})
second = [[sum(n[a]*(sp.N(sp.diff(EMB[a], Q[i], Q[j]).subs(AT), 30)
                     + sum(CX[a][b][d]*J[b, i]*J[d, j] for b in M for d in M)) for a in M) for j in N] for i in N]
first = (J.T*EX*J).tolist()
equal("components(firstForm(emb, A) @ p)", first)
equal("components(secondForm(emb, A) @ p)", second)
shape = sp.Matrix(first).inv()*sp.Matrix(second)
equal("components(shape(secondForm(emb, A), firstForm(emb, A)) @ p)", shape.tolist())
equal("gaussCurvature(shape(secondForm(emb, A), firstForm(emb, A))) @ p", shape.det())
equal("meanCurvature(shape(secondForm(emb, A), firstForm(emb, A))) @ p", shape.trace()/3)
