"""The answers of SageManifolds to the prompts of SageMath's tutorial vector_calc_plane, for scripts/notebooks/sm-vectors-plane.geo.

Where a field is any function, both systems are asked with the same functions put in: in Sage after it has computed, as in Geo.
"""

from record import Book
from sagecells import *  # noqa: F403
from sage.manifolds.differentiable.examples.euclidean import EuclideanSpace
from sage.manifolds.operators import div, grad, laplacian

book = Book("sm-vectors-plane", "src/doc/en/thematic_tutorials/vector_calculus/vector_calc_plane.rst", "0dce6d0e26deaca64817046a3ca37a6af2abd875", 149, SYSTEM,
            "sagemath/sage")
with book.cell(1):
    E = EuclideanSpace(2, names=("x", "y"))
with book.cell(4):
    cartesian = E.cartesian_coordinates()
x, y = cartesian[:]
wx, wy, f, h, ur, uph = (function(n) for n in ("w_x", "w_y", "f", "h", "u_r", "u_ph"))
polar = E.polar_coordinates()
r, ph = polar[:]
PUT = {wx: (x**2 * y + sin(x)).function(x, y), wy: (x * y**2 + exp(x)).function(x, y), f: (x**3 * y + sin(y)).function(x, y),
       h: (r**2 * cos(ph) + ph).function(r, ph), ur: (r**2 + sin(ph)).function(r, ph), uph: (r * cos(ph) + ph).function(r, ph)}
GEO = ((16, "wx(x, y): x^2*y + sin(x), wy(x, y): x*y^2 + exp(x)"), (54, "f(x, y): x^3*y + sin(y)"), (82, "h(r, ph): r^2*cos(ph) + ph"),
       (87, "ur(r, ph): r^2 + sin(ph), uph(r, ph): r*cos(ph) + ph"))
CART, ROUND = "E(3/5, 4/5)", "P(3/2, 2)"
AT = {CART: {x: QQ(3) / 5, y: QQ(4) / 5}, ROUND: {r: QQ(3) / 2, ph: 2}}


def put(e, at):
    if isinstance(e, (list, tuple)):
        return [put(i, at) for i in e]
    e = SR(e.expr() if hasattr(e, "expr") else e)
    for k, b in PUT.items():
        e = e.substitute_function(k, b)
    return number(e, at)


def check(n, what, words, e, at=CART):
    known = ", ".join(w for since, w in GEO if n >= since)
    words = "subst(%s, %s)" % (words, known) if known else "(%s)" % words
    book.check(n, what, words + (" @ " + at if at else ""), put(e, AT[at] if at else {}))


def values(t, frame=None, chart=None):
    return [SR(t.comp(frame or E.cartesian_frame())[i, chart or cartesian].expr()) for i in (1, 2)]


book.without("declaration", 1, 2, 4, 5, 61)
for n, i in ((6, 1), (7, 2)):
    with book.cell(n):
        e = cartesian[i]
    check(n, "coordinate", "coordinates[%d]" % i, e)
with book.cell(8):
    same = y is cartesian[2]
book.check(8, "is it y", "coordinates[2] == y", bool(same))
with book.cell(11):
    v = E.vector_field(-y, x, name="v")
with book.cell(12):
    v.display()
with book.cell(14):
    v[:]
for n in 11, 12, 14, 77:
    check(n, "v", "v", values(v))
with book.cell(13):
    e = v[1]
check(13, "one component", "v[1]", e)
book.without("picture", 15)
with book.cell(16):
    w = E.vector_field(name="w")
with book.cell(17):
    w[1] = wx(x, y)
with book.cell(18):
    w[2] = wy(x, y)
with book.cell(19):
    w.display()
for n in 16, 17, 18, 19, 80:
    check(n, "w", "w", values(w))
with book.cell(20):
    s = 2 * v + x * w
with book.cell(21):
    s.display()
for n in 20, 21:
    check(n, "sum", "s", values(s))
with book.cell(22):
    s = v.dot_product(w)
with book.cell(24):
    same = s == v.dot(w)
book.check(24, "the same", "dot == g_ij v^i w^j", bool(same))
with book.cell(25):
    s.display()
with book.cell(26):
    s.expr()
for n in 22, 25, 26:
    check(n, "v . w", "dot", s)
with book.cell(27):
    s = norm(v)
with book.cell(28):
    s.display()
with book.cell(29):
    s.expr()
for n in 27, 28, 29:
    check(n, "norm", "n", s)
with book.cell(30):
    e = norm(w).expr()
check(30, "norm", "length(w, g)", e)
with book.cell(31):
    same = norm(v)**2 == v.dot(v)
book.check(31, "the same", "length(v, g)^2 == v_i v^i", bool(same))
with book.cell(32):
    p = E((-2, 3), name="p")
with book.cell(34):
    c = p.coord()
with book.cell(35):
    c = cartesian(p)
for n in 32, 34, 35:
    book.check(n, "coordinates", "[p[x], p[y]]", numbers(list(c), {}))
with book.cell(36):
    value = s(p)
book.check(36, "norm at p", "n @ p", number(value, {}))
with book.cell(37):
    vp = v.at(p)
with book.cell(39):
    vp.display()
for n in 37, 39:
    book.check(n, "v at p", "vp", numbers([vp[1], vp[2]], {}))
with book.cell(40):
    wp = w.at(p)
with book.cell(41):
    wp.display()
for n in 40, 41:
    check(n, "w at p", "wp", [wp[1], wp[2]], "")
with book.cell(42):
    s = v.at(p) + pi * w.at(p)
with book.cell(43):
    s.display()
for n in 42, 43:
    check(n, "sum at p", "sp", [s[1], s[2]], "")
with book.cell(46):
    div(v).display()
check(46, "divergence", "divergence(v, g)", div(v))
with book.cell(47):
    same = div(v) == 0
book.check(47, "is it 0", "divergence(v, g) == 0", bool(same))
with book.cell(48):
    div(w).display()
with book.cell(49):
    div(w).expr()
for n in 48, 49:
    check(n, "divergence", "divergence(w, g)", div(w))
with book.cell(50):
    s = norm(v)
check(50, "norm", "s1", s)
with book.cell(52):
    grad(s).display()
check(52, "gradient", "grads", values(grad(s)))
with book.cell(53):
    e = grad(s)[2]
check(53, "one component", "grads[2]", e)
with book.cell(54):
    F = E.scalar_field(f(x, y), name="F")
check(54, "F", "F", F.expr(cartesian))
with book.cell(55):
    grad(F).display()
with book.cell(56):
    grad(F)[:]
for n in 55, 56:
    check(n, "gradient", "gradF", values(grad(F)))
with book.cell(57):
    s = grad(div(w))
    s.display()
check(57, "grad div", "graddiv", values(s))
with book.cell(58):
    s = laplacian(F)
    s.display()
check(58, "Laplacian", "laplacian(F, g)", s.expr(cartesian))
with book.cell(59):
    s = laplacian(w)
    s.display()
check(59, "Laplacian", "Dw", values(s))
with book.cell(60):
    same = laplacian(F) == div(grad(F))
book.check(60, "the same", "laplacian(F, g) == divergence(gradF, g)", bool(same))
with book.cell(64):
    m = E.coord_change(polar, cartesian)
    m.display()
check(64, "change", "PtoE^a", list(m(r, ph)), ROUND)
with book.cell(65):
    m = E.coord_change(cartesian, polar)
    m.display()
check(65, "change", "EtoP^a", list(m(x, y)))
with book.cell(66):
    frame = E.polar_frame()
CF = E.cartesian_frame()
er, eph = frame[1], frame[2]
for n, e, name in ((68, er, "er1"), (69, er, "er1"), (71, eph, "eph1"), (72, eph, "eph1")):
    with book.cell(n):
        e.display()
    check(n, name, name, values(e, CF, cartesian))
for n, e, name in ((70, er, "er"), (73, eph, "eph")):
    with book.cell(n):
        e.display(CF, polar)
    check(n, name, "d_i PtoE^a %s^i" % name, values(e, CF, polar), ROUND)
for e, name in ((er, "er"), (eph, "eph")):
    check(66, name, "d_i PtoE^a %s^i" % name, values(e, CF, polar), ROUND)
with book.cell(74):
    same = all([er.dot(er) == 1, er.dot(eph) == 0, eph.dot(eph) == 1])
book.check(74, "orthonormal", "gP_ij er^i er^j == 1 and gP_ij er^i eph^j == 0 and gP_ij eph^i eph^j == 1", bool(same))
with book.cell(75):
    F.display()
with book.cell(76):
    F.display(polar)
check(75, "F", "F", F.expr(cartesian))
for n in 75, 76:
    check(n, "F", "along(F, PtoE)", F.expr(polar), ROUND)
with book.cell(77):
    v.display()
with book.cell(78):
    v.display(frame)
check(78, "v", "[v_i er1^i @ %s, v_i eph1^i @ %s]" % (CART, CART), put(values(v, frame, cartesian), AT[CART]), "")
with book.cell(79):
    v.display(frame, polar)
for n in 79, 96:
    check(n, "v", "inFrame(vP)", values(v, frame, polar), ROUND)
with book.cell(80):
    w.display()
with book.cell(81):
    w.display(frame, polar)
for n in 81, 98:
    check(n, "w", "inFrame(wP)", values(w, frame, polar), ROUND)
with book.cell(82):
    H = E.scalar_field({polar: h(r, ph)}, name="H")
with book.cell(83):
    H.display(polar)
for n in 82, 83:
    check(n, "H", "H", H.expr(polar), ROUND)
with book.cell(84):
    gH = grad(H)
    gH.display(frame, polar)
check(84, "gradient", "inFrame(gradH)", values(gH, frame, polar), ROUND)
with book.cell(85):
    gH.display(CF, polar)
check(85, "gradient", "d_i PtoE^a gradH^i", values(gH, CF, polar), ROUND)
with book.cell(86):
    e = gH[frame, 2, polar]
check(86, "one component", "inFrame(gradH)[2]", e, ROUND)
with book.cell(87):
    u = E.vector_field(ur(r, ph), uph(r, ph), frame=frame, chart=polar, name="u")
with book.cell(88):
    u.display(frame, polar)
for n in 87, 88, 94:
    check(n, "u", "inFrame(u)", values(u, frame, polar), ROUND)
with book.cell(89):
    s = div(u)
    s.display(polar)
with book.cell(90):
    s.expr(polar)
for n in 89, 90, 99:
    check(n, "divergence", "divergence(u, gP)", s.expr(polar), ROUND)
with book.cell(91):
    e = s.expr(polar).expand()
check(91, "divergence", "expand(divergence(u, gP))", e, ROUND)
E.set_default_chart(polar)
E.set_default_frame(frame)
with book.cell(94):
    u.display()
with book.cell(95):
    e = u[1]
check(95, "one component", "inFrame(u)[1]", e, ROUND)
with book.cell(96):
    v.display()
with book.cell(97):
    e = v[2]
check(97, "one component", "inFrame(vP)[2]", e, ROUND)
with book.cell(98):
    w.display()
with book.cell(99):
    div(u).expr()
with book.cell(104):
    g = E.metric()


def matrix(frame, chart):
    return [[SR(g.comp(frame)[i, j, chart].expr()) for j in (1, 2)] for i in (1, 2)]


with book.cell(106):
    g.display()
with book.cell(108):
    g.display(CF)
with book.cell(109):
    g.display(polar.frame())
with book.cell(110):
    g[:]
with book.cell(111):
    g[polar.frame(), :]
for n in 104, 108:
    check(n, "metric", "g", matrix(CF, cartesian))
for n in 106, 110:
    check(n, "metric", "frames.frameMetric(frame(er, eph), gP)" if n != 104 else "g", matrix(frame, polar), ROUND)
for n in 109, 111:
    check(n, "metric", "gP", matrix(polar.frame(), polar), ROUND)
with book.cell(113):
    g.riemann().display()
book.check(113, "is it 0", "riemann(levicivita(g)) == 0", bool(g.riemann() == 0))
with book.cell(114):
    same = v.dot(w) == g(v, w)
book.check(114, "the same", "v_i w^i == g_ij v^i w^j", bool(same))
with book.cell(115):
    same = norm(v) == sqrt(g(v, v))
book.check(115, "the same", "length(v, g) == sqrt(g_ij v^i v^j)", bool(same))
with book.cell(117):
    s = v(F)
    s.display()
check(117, "v(F)", "vF", s.expr(cartesian))
with book.cell(118):
    same = v(F) == v.dot(grad(F))
book.check(118, "the same", "vF == v_i gradF^i", bool(same))
with book.cell(119):
    dF = F.differential()
check(119, "dF", "dF", [SR(dF.comp(CF)[i, cartesian].expr()) for i in (1, 2)])
with book.cell(121):
    same = v(F) == dF(v)
book.check(121, "the same", "vF == dF_i v^i", bool(same))
with book.cell(130):
    n = v.parent().rank()
book.check(130, "rank", "dim(E)", n)
with book.cell(132):
    vp = v.at(p)
with book.cell(133):
    vp.display()
c = vp.comp(E.tangent_space(p).bases()[0])
for n in 132, 133:
    book.check(n, "v at p", "v @ p", numbers([c[1], c[2]], {}))
with book.cell(137):
    n = E.tangent_space(p).dimension()
book.check(137, "dimension", "dim(E)", n)
with book.cell(140):
    nabla = g.connection()
with book.cell(142):
    g.christoffel_symbols_display()
with book.cell(143):
    g.christoffel_symbols_display(chart=cartesian, only_nonzero=False)


def symbols(chart):
    G = g.christoffel_symbols(chart)
    return [[[SR(G[k, i, j, chart].expr()) for j in (1, 2)] for i in (1, 2)] for k in (1, 2)]


for n in 140, 143:
    check(n, "symbols", "C", symbols(cartesian))
check(142, "symbols", "levicivita(gP)", symbols(polar), ROUND)
for n, words, ask in ((144, "gradF^i == nabla^i F", lambda: grad(F) == nabla(F).up(g)), (145, "gradF_i == nabla_i F", lambda: nabla(F) == grad(F).down(g)),
                      (146, "divergence(v, g) == nabla_i v^i", lambda: div(v) == nabla(v).trace()), (147, "divergence(w, g) == nabla_i w^i", lambda: div(w) == nabla(w).trace()),
                      (148, "laplacian(F, g) == nabla_i nabla^i F", lambda: laplacian(F) == nabla(nabla(F).up(g)).trace()),
                      (149, "Dw^i == nabla_k nabla^k w^i", lambda: laplacian(w) == nabla(nabla(w).up(g)).trace(1, 2))):
    with book.cell(n):
        same = ask()
    book.check(n, "the same", words, bool(same))
book.without("text", 9, 63)
book.write()
