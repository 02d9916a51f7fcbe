"""The answers of SageManifolds to the cells of SM_hyperbolic_plane, for scripts/notebooks/sm-hyperbolic.geo.

The cells are those of the notebook as passagemath publishes it, which runs as a Python program; pictures are not drawn here.
"""

from record import Book
from sagecells import *  # noqa: F403

book = Book("sm-hyperbolic", "SM_hyperbolic_plane.py", "6780e5ad0e3b9f77dff9d6dc3b19cc4423e84e67", 84, SYSTEM, "passagemath/passagemath-marimo-notebooks")
H2 = Manifold(2, "H2", start_index=1)
R3 = Manifold(3, "R3", start_index=1)
with book.cell(4):
    X3 = R3.chart("X Y Z")
with book.cell(5):
    X_hyp = H2.chart("X Y")
    X, Y = X_hyp[:]
with book.cell(6):
    Phi1 = H2.diff_map(R3, [X, Y, sqrt(1 + X**2 + Y**2)], name="Phi_1")
    Phi1.display()
U = H2.open_subset("U", coord_def={X_hyp: (Y != 0, X < 0)})
with book.cell(9):
    X_pol = U.chart(r"r:(0,+oo) ph:(0,2*pi):\varphi")
    r, ph = X_pol[:]
book.without("declaration", 4, 5, 9, 29, 37, 56, 63)
book.without("picture", 7, 16, 34, 42, 50, 51, 62, 74, 76, 77, 78)
AT = {"H": ("H(3/5, -4/5)", {X: QQ(3) / 5, Y: QQ(-4) / 5}), "P": ("P(3/2, 2)", {r: QQ(3) / 2, ph: 2})}


def check(n, what, words, chart, values):
    book.check(n, what, "(%s) @ %s" % (words, AT[chart][0]), numbers(values, AT[chart][1]))


def matrix(t, chart, sub=None):
    """The components of a tensor field of type (0,2) in a chart's frame, as functions of the chart, or of another one."""
    return [[SR(t.comp(chart.frame())[i, j, sub or chart].expr()) for j in (1, 2)] for i in (1, 2)]


def change(n, words, chart, m, *others):
    """A change of charts, said in cell n and others."""
    source = m.domain_chart if hasattr(m, "domain_chart") else m._chart1
    for k in (n,) + others:
        check(k, "change", words, chart, list(m(*source[:])))


check(6, "embedding", "Phi1^a", "H", list(Phi1.expr(X_hyp, X3)))
with book.cell(11):
    pol_to_hyp = X_pol.transition_map(X_hyp, [r * cos(ph), r * sin(ph)])
with book.cell(12):
    pol_to_hyp.display()
change(11, "PtoH^a", "P", pol_to_hyp, 12)
with book.cell(13):
    pol_to_hyp.set_inverse(sqrt(X**2 + Y**2), atan2(Y, X))
loop = pol_to_hyp(*pol_to_hyp.inverse()(QQ(1), QQ(-2)))
book.check(13, "there and back", "[PtoH(HtoP(H(1, -2)))[X], PtoH(HtoP(H(1, -2)))[Y]]", numbers(list(loop), {}))
with book.cell(14):
    pol_to_hyp.inverse().display()
# Sage's angle is that of atan2, between -pi and pi, which in its chart is meant up to a turn.
back = pol_to_hyp.inverse()(X, Y)
book.check(14, "r", "(HtoP^a)[1] @ " + AT["H"][0], number(back[0], AT["H"][1]))
book.check(14, "ph, up to a turn", "[cos((HtoP^a)[2]) @ %s, sin((HtoP^a)[2]) @ %s]" % (AT["H"][0], AT["H"][0]), numbers([cos(back[1]), sin(back[1])], AT["H"][1]))
with book.cell(15):
    Phi1.restrict(U).display()
check(15, "embedding", "Phi1^a", "H", list(Phi1.expr(X_hyp, X3)))
check(15, "embedding", "Phi1P^a", "P", list(Phi1.restrict(U).expr(X_pol, X3)))
with book.cell(18):
    eta = R3.lorentzian_metric("eta")
    eta[1, 1] = 1
    eta[2, 2] = 1
    eta[3, 3] = -1
    eta.display()
book.check(18, "eta", "eta @ R3(1, 2, 3)", numbers([[eta[i, j].expr() for j in (1, 2, 3)] for i in (1, 2, 3)], {}))
with book.cell(19):
    g = H2.metric("g")
    g.set(Phi1.pullback(eta))
    g.display()
check(19, "g", "g", "H", matrix(g, X_hyp))
with book.cell(20):
    g.display(X_pol.frame(), X_pol)
check(20, "g", "gP", "P", matrix(g, X_pol))
with book.cell(21):
    Riem = g.riemann()
with book.cell(22):
    Riem.display(X_pol.frame(), X_pol)
RANGE = (1, 2)
check(21, "Riemann", "Riem", "H", [[[[SR(Riem.comp(X_hyp.frame())[i, j, k, m, X_hyp].expr()) for m in RANGE] for k in RANGE] for j in RANGE] for i in RANGE])
check(22, "Riemann", "pull(Riem, PtoH)", "P", [[[[SR(Riem.comp(X_pol.frame())[i, j, k, m, X_pol].expr()) for m in RANGE] for k in RANGE] for j in RANGE] for i in RANGE])
with book.cell(23):
    Ric = g.ricci()
with book.cell(24):
    Ric.display(X_pol.frame(), X_pol)
check(23, "Ricci", "Ric", "H", matrix(Ric, X_hyp))
check(24, "Ricci", "pull(Ric, PtoH)", "P", matrix(Ric, X_pol))
with book.cell(25):
    Rscal = g.ricci_scalar()
with book.cell(26):
    Rscal.display()
for n in 25, 26:
    book.check(n, "scalar", "Rs", number(Rscal.expr(X_hyp), AT["H"][1]))
with book.cell(27):
    delta = H2.tangent_identity_field()
    same = Riem == -Rscal * (g * delta).antisymmetrize(2, 3)
book.check(27, "the same", "Riem^i_jkl == Rs/2 (delta^i_k g_jl - delta^i_l g_jk)", bool(same))
with book.cell(28):
    same = Ric == (Rscal / 2) * g
book.check(28, "the same", "Ric == Rs/2 g", bool(same))
with book.cell(29):
    X_Pdisk = U.chart(r"R:(0,1) ph:(0,2*pi):\varphi")
    R, phd = X_Pdisk[:]
AT["D"] = ("D(2/5, 2)", {R: QQ(2) / 5, phd: 2})
with book.cell(31):
    pol_to_Pdisk = X_pol.transition_map(X_Pdisk, [r / (1 + sqrt(1 + r**2)), ph])
with book.cell(32):
    pol_to_Pdisk.display()
change(31, "PtoD^a", "P", pol_to_Pdisk, 32)
with book.cell(33):
    pol_to_Pdisk.set_inverse(2 * R / (1 - R**2), phd)
    pol_to_Pdisk.inverse().display()
change(33, "inverse(PtoD)^a", "D", pol_to_Pdisk.inverse())
with book.cell(35):
    g.display(X_Pdisk.frame(), X_Pdisk)
check(35, "g", "gD", "D", matrix(g, X_Pdisk))
with book.cell(36):
    for i in (1, 2):
        g[X_Pdisk.frame(), i, i, X_Pdisk].factor()
    g.display(X_Pdisk.frame(), X_Pdisk)
m = matrix(g, X_Pdisk)
book.check(36, "factors", "[factor(gD[R,R]) @ %s, factor(gD[2,2]) @ %s]" % (AT["D"][0], AT["D"][0]), numbers([m[0][0], m[1][1]], AT["D"][1]))
with book.cell(37):
    X_cart = H2.chart("u:(-1,1) v:(-1,1)", coord_restrictions=lambda u, v: u**2 + v**2 < 1)
    u, v = X_cart[:]
AT["B"] = ("B(1/5, -2/5)", {u: QQ(1) / 5, v: QQ(-2) / 5})
with book.cell(38):
    Pdisk_to_cart = X_Pdisk.transition_map(X_cart, [R * cos(phd), R * sin(phd)])
with book.cell(39):
    Pdisk_to_cart.display()
change(38, "DtoB^a", "D", Pdisk_to_cart, 39)
with book.cell(40):
    Pdisk_to_cart.set_inverse(sqrt(u**2 + v**2), atan2(v, u))
    Pdisk_to_cart.inverse().display()
back = Pdisk_to_cart.inverse()(u, v)
book.check(40, "R", "(inverse(DtoB)^a)[1] @ " + AT["B"][0], number(back[0], AT["B"][1]))
book.check(40, "ph, up to a turn", "[cos((inverse(DtoB)^a)[2]) @ %s, sin((inverse(DtoB)^a)[2]) @ %s]" % (AT["B"][0], AT["B"][0]), numbers([cos(back[1]), sin(back[1])], AT["B"][1]))
with book.cell(41):
    Phi2 = H2.diff_map(R3, {(X_cart, X3): [u, v, 0]}, name="Phi_2")
    Phi2.display()
check(41, "embedding", "Phi2^a", "B", list(Phi2.expr(X_cart, X3)))
with book.cell(43):
    pol_to_cart = Pdisk_to_cart * pol_to_Pdisk
with book.cell(44):
    pol_to_cart.display()
change(43, "PtoB^a", "P", pol_to_cart, 44)
with book.cell(45):
    hyp_to_cart_U = pol_to_cart * pol_to_hyp.inverse()
with book.cell(46):
    hyp_to_cart_U.display()
change(45, "compose(PtoB, inverse(PtoH))^a", "H", hyp_to_cart_U, 46)
with book.cell(47):
    hyp_to_cart = X_hyp.transition_map(X_cart, hyp_to_cart_U(X, Y))
with book.cell(48):
    hyp_to_cart.display()
change(47, "HtoB^a", "H", hyp_to_cart, 48)
with book.cell(49):
    hyp_to_cart.set_inverse(2 * u / (1 - u**2 - v**2), 2 * v / (1 - u**2 - v**2))
    hyp_to_cart.inverse().display()
change(49, "inverse(HtoB)^a", "B", hyp_to_cart.inverse())
H2.set_default_chart(X_cart)
H2.set_default_frame(X_cart.frame())
with book.cell(53):
    g.display(X_hyp.frame())
m = matrix(g, X_hyp, X_cart)
book.check(53, "g", "[%s]" % ", ".join("along(g[%d,%d], BtoH) @ %s" % (i, j, AT["B"][0]) for i in RANGE for j in RANGE), numbers(m, AT["B"][1]))
with book.cell(54):
    g.display()
check(54, "g", "gB", "B", matrix(g, X_cart))
with book.cell(55):
    g[1, 1].factor()
    g[2, 2].factor()
    g.display()
m = matrix(g, X_cart)
book.check(55, "factors", "[factor(gB[u,u]) @ %s, factor(gB[v,v]) @ %s]" % (AT["B"][0], AT["B"][0]), numbers([m[0][0], m[1][1]], AT["B"][1]))
with book.cell(56):
    X_spher = U.chart(r"th:(0,pi/2):\theta ph:(0,2*pi):\varphi")
    th, phs = X_spher[:]
AT["S"] = ("S(4/5, 2)", {th: QQ(4) / 5, phs: 2})
with book.cell(57):
    Pdisk_to_spher = X_Pdisk.transition_map(X_spher, [arcsin(2 * R / (1 + R**2)), phd])
with book.cell(58):
    Pdisk_to_spher.display()
change(57, "DtoS^a", "D", Pdisk_to_spher, 58)
with book.cell(59):
    Pdisk_to_spher.set_inverse(sin(th) / (1 + cos(th)), phs)
    Pdisk_to_spher.inverse().display()
change(59, "inverse(DtoS)^a", "S", Pdisk_to_spher.inverse())
with book.cell(60):
    g.display(X_spher.frame(), X_spher)
check(60, "g", "gS", "S", matrix(g, X_spher))
with book.cell(61):
    Phi3 = H2.diff_map(R3, {(X_spher, X3): [sin(th) * cos(phs), sin(th) * sin(phs), cos(th)]}, name="Phi_3")
    Phi3.display()
check(61, "embedding", "Phi3^a", "S", [sin(th) * cos(phs), sin(th) * sin(phs), cos(th)])
with book.cell(63):
    X_half = H2.chart("x y:(0,+oo)")
    x, y = X_half[:]
AT["L"] = ("L(3/4, 3/2)", {x: QQ(3) / 4, y: QQ(3) / 2})
with book.cell(64):
    spher_to_half = X_spher.transition_map(X_half, [2 * sin(th) * sin(phs) / (1 + sin(th) * cos(phs)), 2 * cos(th) / (1 + sin(th) * cos(phs))])
with book.cell(65):
    spher_to_half.display()
change(64, "StoL^a", "S", spher_to_half, 65)
with book.cell(66):
    Pdisk_to_half = spher_to_half * Pdisk_to_spher
with book.cell(67):
    Pdisk_to_half.display()
change(66, "DtoL^a", "D", Pdisk_to_half, 67)
with book.cell(68):
    cart_to_half_U = Pdisk_to_half * Pdisk_to_cart.inverse()
with book.cell(69):
    cart_to_half_U.display()
change(68, "compose(DtoL, inverse(DtoB))^a", "B", cart_to_half_U, 69)
with book.cell(70):
    cart_to_half = X_cart.transition_map(X_half, cart_to_half_U(u, v))
with book.cell(71):
    cart_to_half.display()
change(70, "BtoL^a", "B", cart_to_half, 71)
with book.cell(72):
    cart_to_half.set_inverse((4 - x**2 - y**2) / (x**2 + (2 + y)**2), 4 * x / (x**2 + (2 + y)**2))
    cart_to_half.inverse().display()
change(72, "inverse(BtoL)^a", "L", cart_to_half.inverse())
with book.cell(73):
    Phi4 = H2.diff_map(R3, {(X_half, X3): [1, x, y]}, name="Phi_4")
    Phi4.display()
check(73, "embedding", "Phi4^a", "L", list(Phi4.expr(X_half, X3)))
with book.cell(75):
    pol_to_half = Pdisk_to_half * pol_to_Pdisk
change(75, "PtoL^a", "P", pol_to_half)
with book.cell(79):
    g.display(X_half.frame(), X_half)
check(79, "g", "gL", "L", matrix(g, X_half))
charts = (("g", "H", X_hyp), ("gP", "P", X_pol), ("gD", "D", X_Pdisk), ("gB", "B", X_cart), ("gS", "S", X_spher), ("gL", "L", X_half))
with book.cell(82):
    for chart in H2.top_charts():
        g.display(chart.frame(), chart)
for name, letter, chart in charts:
    check(82, "g", name, letter, matrix(g, chart))
with book.cell(83):
    for chart in H2.top_charts():
        g.christoffel_symbols_display(chart=chart)
for name, letter, chart in charts:
    G = g.christoffel_symbols(chart)
    check(83, "symbols", "levicivita(%s)" % name, letter, [[[SR(G[k, i, j, chart].expr()) for j in RANGE] for i in RANGE] for k in RANGE])
book.without("text", 10, 30)
book.write()
