"""The answers of SageManifolds to the cells of SM_basic_Schwarzschild, for scripts/notebooks/sm-schwarzschild.geo."""

from record import Book
from sagecells import *  # noqa: F403

book = Book("sm-schwarzschild", "Notebooks/SM_basic_Schwarzschild.ipynb", "58d9a34fd766700da4cbd672c820677ba404a253", 23, SYSTEM)
POINT = "X(0, 5, 1, 2)"
with book.cell(3):
    M = Manifold(4, "M", structure="Lorentzian")
    book.check(3, "dimension", "dim(X)", M.dimension())
with book.cell(4):
    X = M.chart(r"t r:(0,+oo) th:(0,pi):\theta ph:(0,2*pi):\phi")
t, r, th, ph = X[:]
m = var("m")
AT = {t: 0, r: 5, th: 1, ph: 2, m: QQ(7) / 10}


def geo(e):
    return "subst(%s, m: 7/10) @ %s" % (e, POINT)


with book.cell(5):
    every = X[:]
book.check(4, "coordinates", "[%s[t], %s[r], %s[th], %s[ph]]" % ((POINT,) * 4), numbers(list(every), AT))
book.check(5, "coordinates", "([t, r, th, ph] on X) @ " + POINT, numbers(list(every), AT))
with book.cell(6):
    two = X[0], X[3]
book.check(6, "two coordinates", "[t @ %s, ph @ %s]" % (POINT, POINT), numbers(list(two), AT))
with book.cell(7):
    assume(m >= 0)
book.check(7, "what is known of m", "m >= 0", bool(m >= 0))
with book.cell(8):
    g = M.metric()
    g[0, 0] = -(1 - 2 * m / r)
    g[1, 1] = 1 / (1 - 2 * m / r)
    g[2, 2] = r**2
    g[3, 3] = (r * sin(th))**2
    g.display()
book.check(8, "metric", geo("g"), numbers([[g[i, j] for j in range(4)] for i in range(4)], AT))
with book.cell(9):
    whole = g[:]
book.check(9, "metric", geo("g"), numbers([list(row) for row in whole], AT))
with book.cell(10):
    one = g[0, 0]
book.check(10, "g_tt", geo("g[t,t]"), numbers(one, AT))
with book.cell(11):
    g.christoffel_symbols_display()
Gam = g.christoffel_symbols()
book.check(11, "all symbols", geo("Gamma"), numbers(Gam[:], AT))
with book.cell(12):
    one = g.christoffel_symbols()[0, 0, 1]
book.check(12, "Gamma^t_tr", geo("Gamma[t,t,r]"), numbers(one, AT))
with book.cell(13):
    same = g.christoffel_symbols()[0, 0, 1] == g.christoffel_symbols()[0, 1, 0]
book.check(13, "symmetric", "Gamma[t,t,r] == Gamma[t,r,t]", bool(same))
with book.cell(14):
    ric = g.ricci()
book.check(14, "Ricci", geo("Ric"), numbers([[ric[i, j] for j in range(4)] for i in range(4)], AT))
with book.cell(15):
    ric.display()
book.check(15, "is it 0", "Ric == 0", bool(ric == 0))
with book.cell(16):
    whole = ric[:]
book.check(16, "Ricci", geo("Ric"), numbers([list(row) for row in whole], AT))
with book.cell(17):
    R = g.riemann()
book.check(17, "Riemann", geo("R"), numbers(R[:], AT))
with book.cell(18):
    R.display()
book.check(18, "Riemann", geo("R"), numbers(R[:], AT))
with book.cell(19):
    one = R[0, 1, 0, 1]
book.check(19, "R^t_rtr", geo("R[t,r,t,r]"), numbers(one, AT))
with book.cell(20):
    R.display_comp(only_nonredundant=True)
book.check(20, "Riemann", geo("R"), numbers(R[:], AT))
with book.cell(21):
    K = R.down(g)["_{abcd}"] * R.up(g)["^{abcd}"]
with book.cell(22):
    K.display()
with book.cell(23):
    e = K.expr()
for n in 21, 22, 23:
    book.check(n, "K", geo("K"), number(e, AT))
book.write()
