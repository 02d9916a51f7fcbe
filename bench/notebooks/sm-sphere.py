"""The answers of SageManifolds to the cells of SM_sphere_S2, for scripts/notebooks/sm-sphere.geo.

The cells are those of the notebook as passagemath publishes it, which runs as a Python program; pictures are not drawn here.
"""

from record import Book
from sagecells import *  # noqa: F403
from sage.manifolds.catalog import RealLine, Sphere
from sage.manifolds.differentiable.examples.euclidean import EuclideanSpace

book = Book("sm-sphere", "SM_sphere_S2.py", "456407d91ac638b071861a1374e9f18e79e417ad", 265, SYSTEM, "passagemath/passagemath-marimo-notebooks")
NORTH, SOUTH, ROUND, LINE = "N(3/10, -1/2)", "Z(4/5, 1/3)", "A(1, 2)", "R1(3/2)"


def rows(t, frame=None, chart=None):
    """The components of a tensor field in a frame, as nested lists of expressions."""
    def part(done):
        if len(done) == sum(t.tensor_type()):
            c = t.comp(frame)[done + ((chart,) if chart else ())]
            return SR(c.expr() if hasattr(c, "expr") else c)
        return [part(done + (i,)) for i in (1, 2)]
    return part(())


with book.cell(2):
    catalogue = Sphere(2)
with book.cell(4):
    own = catalogue.spherical_coordinates()
with book.cell(5):
    catalogue.metric().display()
book.check(2, "dimension", "dim(catalogue)", catalogue.dimension())
book.without("text", 3)
book.without("declaration", 4)
a, b = own[:]
cm = catalogue.metric()
book.check(5, "metric", "gallery.sphere(1) @ catalogue(1, 2)", numbers([[cm.comp(own.frame())[i, j, own] for j in (1, 2)] for i in (1, 2)], {a: 1, b: 2}))

S2 = Manifold(2, "S^2", start_index=1)
U = S2.open_subset("U")
V = S2.open_subset("V")
S2.declare_union(U, V)
with book.cell(18):
    stereoN = U.chart(names=["x", "y"])
    x, y = stereoN[:]
book.without("declaration", 18, 19, 20, 26, 27)
AN, AS = {x: QQ(3) / 10, y: QQ(-1) / 2}, None
with book.cell(22):
    one = stereoN[1]
book.check(22, "x", "coordinates[1] @ " + NORTH, number(one, AN))
with book.cell(23):
    same = y is stereoN[2]
book.check(23, "is it y", "coordinates[2] == y", bool(same))
with book.cell(26):
    stereoS = V.chart("xp:x' yp:y'")
    xp, yp = stereoS[:]
AS = {xp: QQ(4) / 5, yp: QQ(1) / 3}
with book.cell(29):
    NS = stereoN.transition_map(stereoS, (x / (x**2 + y**2), y / (x**2 + y**2)), intersection_name="W",
                                restrictions1=(x**2 + y**2 != 0), restrictions2=(xp**2 + yp**2 != 0))
    NS.display()
book.check(29, "change", "NtoZ^a @ " + NORTH, numbers(list(NS(x, y)), AN))
with book.cell(30):
    SN = NS.inverse()
    SN.display()
book.check(30, "inverse", "inverse(NtoZ)^a @ " + SOUTH, numbers(list(SN(xp, yp)), AS))
W = U.intersection(V)
stereoN_W, stereoS_W = stereoN.restrict(W), stereoS.restrict(W)
book.without("picture", 36, 37, 48, 79, 80, 81, 82, 98, 160, 162, 163, 166, 168, 169, 192, 193, 200, 201)
A = W.open_subset("A", coord_def={stereoN_W: (y != 0, x < 0), stereoS_W: (yp != 0, xp < 0)})
stereoN_A = stereoN_W.restrict(A)
with book.cell(40):
    spher = A.chart(r"th:(0,pi):\theta ph:(0,2*pi):\phi")
    th, ph = spher[:]
AA = {th: 1, ph: 2}
book.without("declaration", 40)
with book.cell(42):
    AtoN = spher.transition_map(stereoN_A, (sin(th) * cos(ph) / (1 - cos(th)), sin(th) * sin(ph) / (1 - cos(th))))
    AtoN.display()
book.check(42, "change", "AtoN^a @ " + ROUND, numbers(list(AtoN(th, ph)), AA))
with book.cell(43):
    AtoN.set_inverse(2 * atan(1 / sqrt(x**2 + y**2)), atan2(-y, -x) + pi)
back = AtoN.inverse()
loop = AtoN(*back(QQ(1), QQ(2)))
book.check(43, "there and back", "[AtoN(NtoA(N(1, 2)))[x], AtoN(NtoA(N(1, 2)))[y]]", numbers(list(loop), {}))
with book.cell(44):
    back.display()
book.check(44, "inverse", "inverse(AtoN)^a @ " + NORTH, numbers(list(back(x, y)), AN))
with book.cell(45):
    AtoS = NS.restrict(A) * AtoN
    AtoS.display()
book.check(45, "change", "compose(NtoZ, AtoN)^a @ " + ROUND, numbers(list(AtoS(th, ph)), AA))
with book.cell(46):
    StoA = back * NS.inverse().restrict(A)
    StoA.display()
book.check(46, "change", "compose(inverse(AtoN), inverse(NtoZ))^a @ " + SOUTH, numbers(list(StoA(xp, yp)), AS))
with book.cell(49):
    N = S2((0, 0), chart=stereoS, name="N")
with book.cell(50):
    S = S2((0, 0), chart=stereoN, name="S")
book.check(49, "north pole", "[Np[xp], Np[yp]]", list(stereoS(N)))
book.check(50, "south pole", "[Sp[x], Sp[y]]", list(stereoN(S)))
with book.cell(53):
    inside = N in S2
book.check(53, "lies on it", "Np == Z(0, 0)", bool(inside))
with book.cell(55):
    inside = N in V
book.check(55, "lies in it", "(Np in Z) == Np", bool(inside))
with book.cell(57):
    p = S2((1, 2), chart=stereoN, name="p")
book.check(57, "p", "[p[x], p[y]]", list(stereoN(p)))
with book.cell(58):
    inside = p in A
book.check(58, "lies in it", "(p in A) ~= A(2*atan(1/sqrt(5)), atan2(-2, -1) + pi)", bool(inside))
for n, q, chart, words in ((59, p, stereoN, "(p in N)[%s]"), (60, p, stereoS, "(p in Z)[%s]"), (61, p, spher, "(p in A)[%s]"), (62, N, stereoS, "(Np in Z)[%s]")):
    with book.cell(n):
        c = chart(q)
    book.check(n, "coordinates", "[%s, %s]" % (words % "1", words % "2"), numbers(list(c), {}))
with book.cell(64):
    R3 = EuclideanSpace(name="R^3", names=["X", "Y", "Z"], metric_name="h")
    cartesian = R3.cartesian_coordinates()
book.without("declaration", 64)
with book.cell(66):
    Phi = S2.diff_map(R3, {(stereoN, cartesian): [2 * x / (1 + x**2 + y**2), 2 * y / (1 + x**2 + y**2), (x**2 + y**2 - 1) / (1 + x**2 + y**2)],
                           (stereoS, cartesian): [2 * xp / (1 + xp**2 + yp**2), 2 * yp / (1 + xp**2 + yp**2), (1 - xp**2 - yp**2) / (1 + xp**2 + yp**2)]},
                      name="Phi")
with book.cell(67):
    Phi.display()
for n in 66, 67:
    book.check(n, "embedding, north", "Phi^a @ " + NORTH, numbers(list(Phi.expr(stereoN, cartesian)), AN))
    book.check(n, "embedding, south", "PhiZ^a @ " + SOUTH, numbers(list(Phi.expr(stereoS, cartesian)), AS))
for n, q, words in ((71, N, "PhiZ(Np)"), (73, S, "Phi(Sp)"), (75, p, "Phi(p)")):
    with book.cell(n):
        image = Phi(q)
    with book.cell(n + 1):
        c = cartesian(image)
    for k in n, n + 1:
        book.check(k, "image", "[%s[1], %s[2], %s[3]]" % (words, words, words), numbers(list(c), {}))
with book.cell(77):
    Phi.display(stereoN_A, cartesian)
book.check(77, "embedding", "Phi^a @ " + NORTH, numbers(list(Phi.expr(stereoN_A, cartesian)), AN))
with book.cell(78):
    Phi.display(spher, cartesian)
book.check(78, "embedding", "PhiA^a @ " + ROUND, numbers(list(Phi.expr(spher, cartesian)), AA))
Tp = S2.tangent_space(p)
with book.cell(85):
    n = Tp.dimension()
book.check(85, "dimension", "dim(N)", n)
with book.cell(86):
    same = Tp.dimension() == S2.dimension()
book.check(86, "same dimension", "dim(N) == 2", bool(same))
with book.cell(91):
    v = Tp((-2, 3), name="v")
with book.cell(92):
    same = v == S2.tangent_vector(p, -2, 3, name="v")
book.check(92, "the same", "v == other", bool(same))
for n, words, k in ((91, "v", 0), (95, "v in N", 0), (96, "v in Z", 1), (97, "v in A", 2)):
    with book.cell(n):
        v.display(Tp.bases()[k])
    c = v.comp(Tp.bases()[k])
    book.check(n, "components in " + str(Tp.bases()[k]), words, numbers([c[1], c[2]], {}))
with book.cell(99):
    dPhi = Phi.differential(p)
book.check(99, "differential", "[(d_i Phi^a @ p)[%s]]" % "], (d_i Phi^a @ p)[".join("%d,%d" % (i, j) for i in (1, 2) for j in (1, 2, 3)),
           numbers([dPhi.matrix()[j, i] for i in range(2) for j in range(3)], {}))
with book.cell(103):
    image = dPhi(v)
with book.cell(105):
    inside = dPhi(v) in R3.tangent_space(Phi(p))
book.check(105, "lies there", "w == there", bool(inside))
with book.cell(106):
    image.display()
for n in 103, 104, 106:
    book.check(n, "image", "w", numbers([image[i] for i in (1, 2, 3)], {}))
CS = S2.scalar_field_algebra()
with book.cell(112):
    zero = CS.zero()
with book.cell(113):
    values = [zero(N), zero(S), zero(p)]
book.check(113, "zero", "[(zero in Z) @ Np, zero @ Sp, zero @ p]", numbers(values, {}))
with book.cell(114):
    zero.display()
for n in 112, 114:
    book.check(n, "zero", "zero @ " + NORTH, number(zero.expr(stereoN), AN))
with book.cell(115):
    one = CS.one()
book.check(115, "one", "one @ " + NORTH, number(one.expr(stereoN), AN))
with book.cell(116):
    values = [one(N), one(S), one(p)]
book.check(116, "one", "[(one in Z) @ Np, one @ Sp, one @ p]", numbers(values, {}))
with book.cell(117):
    f = S2.scalar_field({stereoN: 1 / (1 + x**2 + y**2)}, name="f")
    f.display()
with book.cell(118):
    f.add_expr_by_continuation(stereoS, W)
with book.cell(119):
    f.display()


def scalar(n, what, s, north=None, south=None, spherical=None):
    if north:
        book.check(n, what, "(%s) @ %s" % (north, NORTH), number(s.expr(stereoN), AN))
    if south:
        book.check(n, what, "(%s) @ %s" % (south, SOUTH), number(s.expr(stereoS), AS))
    if spherical:
        book.check(n, what, "(%s) @ %s" % (spherical, ROUND), number(s.expr(spher), AA))


scalar(117, "f", f, "f")
scalar(118, "f", f, None, "fZ")
scalar(119, "f", f, "f", "fZ", "f in A")
for n, q, words in ((120, N, "fZ @ Np"), (122, N, "fZ @ Np"), (123, S, "f @ Sp"), (124, p, "f @ p")):
    with book.cell(n):
        value = f(q)
    book.check(n, "value", words, number(value, {}))
with book.cell(125):
    fU = f.restrict(U)
    fU.display()
with book.cell(126):
    fV = f.restrict(V)
    fV.display()
scalar(125, "restriction", fU, "f in N")
scalar(126, "restriction", fV, None, "f in Z")
with book.cell(127):
    values = [fU(p), fU(S)]
book.check(127, "values", "[f @ p, f @ Sp]", numbers(values, {}))
with book.cell(132):
    same = fU == U.scalar_field_algebra()(f)
book.check(132, "the same", "(f in N) == f", bool(same))
with book.cell(133):
    h = f * f - 2 * f
    h.display()
scalar(133, "f^2 - 2 f", h, "h", "h in Z", "h in A")
eU, eV = U.vector_field_module().default_basis(), V.vector_field_module().default_basis()
for n, e, names in ((143, eU, ("ex", "ey")), (144, eV, ("exp'", "eyp"))):
    with book.cell(n):
        e
    for i, name in enumerate(names):
        book.check(n, name, name, numbers(rows(e[i + 1], e), {}))
with book.cell(149):
    u = S2.vector_field(1, -2, frame=eU, name="v")
    u.display(eU)
book.check(149, "u", "u @ " + NORTH, numbers(rows(u, eU, stereoN), AN))
with book.cell(151):
    u.restrict(W).display(stereoS_W.frame(), stereoS_W)
book.check(151, "u", "(u in Z) @ " + SOUTH, numbers(rows(u.restrict(W), stereoS_W.frame(), stereoS_W), AS))
with book.cell(152):
    u.add_comp_by_continuation(eV, W, chart=stereoS)
    u.display(eV)
book.check(152, "u", "uZ @ " + SOUTH, numbers(rows(u, eV, stereoS), AS))
with book.cell(153):
    uN = u.at(N)
with book.cell(154):
    uN.display()
for n in 153, 154:
    book.check(n, "at the pole", "uN", numbers([uN[i] for i in (1, 2)], {}))
with book.cell(157):
    same = uN == S2.tangent_space(N).zero()
book.check(157, "is it 0", "uN == 0", bool(same))
with book.cell(158):
    uS = u.at(S)
with book.cell(159):
    uS.display()
for n in 158, 159:
    book.check(n, "at the pole", "uS", numbers([uS[i] for i in (1, 2)], {}))
with book.cell(161):
    u.display(stereoN.frame())
book.check(161, "u", "u @ " + NORTH, numbers(rows(u, eU, stereoN), AN))
for n, i, name in ((164, 1, "ex"), (165, 1, "ex"), (167, 2, "ey")):
    with book.cell(n):
        e = stereoN.frame()[i]
    book.check(n, name, name, numbers(rows(e, eU), {}))
with book.cell(170):
    uf = u(f)
    uf.display()
scalar(170, "u(f)", uf, "uf", "uf in Z", "uf in A")
for n, q, words in ((171, N, "(uf in Z) @ Np"), (172, S, "uf @ Sp"), (173, p, "uf @ p")):
    with book.cell(n):
        value = uf(q)
    book.check(n, "value", words, number(value, {}))
with book.cell(174):
    f.display()
scalar(174, "f", f, "f")
with book.cell(175):
    df = diff(f)
with book.cell(176):
    df.display()
for n in 175, 176:
    book.check(n, "df", "df @ " + NORTH, numbers(rows(df, eU, stereoN), AN))
with book.cell(177):
    df.display(eV)
book.check(177, "df", "(df in Z) @ " + SOUTH, numbers(rows(df, eV, stereoS), AS))
with book.cell(178):
    df.display(spher.frame())
book.check(178, "df", "[along((df in A)[th], NtoA) @ %s, along((df in A)[ph], NtoA) @ %s]" % (NORTH, NORTH), numbers(rows(df, spher.frame(), stereoN_A), AN))
with book.cell(179):
    df.display(spher.frame(), spher)
book.check(179, "df", "(df in A) @ " + ROUND, numbers(rows(df, spher.frame(), spher), AA))
with book.cell(182):
    dfu = df(u)
    dfu.display()
scalar(182, "df(u)", dfu, "df_i u^i")
with book.cell(183):
    same = df(u) == u(f)
book.check(183, "the same", "df_i u^i == u^i d_i f", bool(same))
with book.cell(184):
    same = f.lie_derivative(u) == u(f)
book.check(184, "the same", "lie(u, f) == u^i d_i f", bool(same))
with book.cell(185):
    R1 = RealLine(names=("t",))
    t = R1.canonical_coordinate()
book.without("declaration", 185, 189, 236)
with book.cell(187):
    n = R1.dimension()
book.check(187, "dimension", "dim(R1)", n)
with book.cell(189):
    c = S2.curve({spher: [2 * atan(exp(-t / 10)), t]}, (t, -oo, +oo), name="c")
with book.cell(191):
    c.display()
AT = {t: QQ(3) / 2}
book.check(191, "curve", "c^a @ " + LINE, numbers(list(c.coord_expr(spher)), AT))
book.check(191, "curve", "cN^a @ " + LINE, numbers(list(c.coord_expr(stereoN)), AT))
with book.cell(194):
    vc = c.tangent_vector_field()
with book.cell(199):
    vc.display()
# Its components along x and y are kept with a restriction of the field.
parts = [comp for r in [vc] + list(vc._restrictions.values()) for frame, comp in getattr(r, "_components", {}).items() if "∂/∂x" in str(frame)]
for n in 194, 199:
    book.check(n, "velocity", "velocity @ " + LINE, numbers([parts[0][i].expr() for i in (1, 2)], AT))
with book.cell(202):
    e3 = R3.metric()
    e3.display()
book.check(202, "metric", "e @ R3(1, 2, 3)", numbers([[e3[i, j].expr() for j in (1, 2, 3)] for i in (1, 2, 3)], {}))
with book.cell(203):
    g = S2.metric("g")
    g.set(Phi.pullback(e3))
with book.cell(205):
    kind = g.tensor_type()
with book.cell(207):
    g.display()
for n in 203, 205, 207:
    book.check(n, "g", "g @ " + NORTH, numbers(rows(g, eU, stereoN), AN))
book.check(206, "symmetric", "g_ij == g_ji", bool(g == g.symmetrize(0, 1)))
with book.cell(208):
    g.apply_map(factor, frame=eU, keep_other_components=True)
    g.display()
book.check(208, "factors", "[factor(g[x,x]) @ %s, factor(g[y,y]) @ %s]" % (NORTH, NORTH), numbers([g.comp(eU)[i, i, stereoN] for i in (1, 2)], AN))
with book.cell(209):
    g[:]
book.check(209, "g", "g @ " + NORTH, numbers(rows(g, eU, stereoN), AN))
with book.cell(210):
    g[1, 1]
book.check(210, "g_11", "g[1,1] @ " + NORTH, number(g[1, 1].expr(), AN))
with book.cell(211):
    g.apply_map(factor, frame=eV, keep_other_components=True)
    g.display(eV)
book.check(211, "g", "(g in Z) @ " + SOUTH, numbers(rows(g, eV, stereoS), AS))
with book.cell(212):
    g.display(spher.frame(), chart=spher)
book.check(212, "g", "(g in A) @ " + ROUND, numbers(rows(g, spher.frame(), spher), AA))
with book.cell(213):
    square = g(u, u)
with book.cell(215):
    square.display()
scalar(213, "g(u, u)", square, "square")
scalar(215, "g(u, u)", square, "square", "square in Z", "square in A")
with book.cell(216):
    nabla = g.connection()
with book.cell(217):
    nabla(g).display()
book.check(217, "is it 0", "nabla_k g_ij == 0", bool(nabla(g) == 0))
for n, chart, words, at in ((218, stereoN, "C @ " + NORTH, AN), (219, spher, "(C in A) @ " + ROUND, AA)):
    with book.cell(n):
        g.christoffel_symbols_display(chart=chart)
    G = g.christoffel_symbols(chart)
    values = numbers([[[G[k, i, j, chart].expr() for j in (1, 2)] for i in (1, 2)] for k in (1, 2)], at)
    book.check(n, "symbols", words, values)
    if n == 218:
        book.check(216, "symbols", words, values)
with book.cell(220):
    nu = nabla(u)
with book.cell(221):
    nu.display(stereoN.frame())
with book.cell(222):
    nu[:]
with book.cell(223):
    nu[1, 2]
for n in 220, 221, 222:
    book.check(n, "nabla u", "Du @ " + NORTH, numbers(rows(nu, eU, stereoN), AN))
book.check(223, "one component", "Du[1,2] @ " + NORTH, number(nu.comp(eU)[1, 2, stereoN].expr(), AN))
with book.cell(224):
    Riem = g.riemann()
    Riem.display()
with book.cell(225):
    Riem.display_comp()
with book.cell(226):
    Riem.display_comp(spher.frame(), chart=spher)
for n in 224, 225:
    book.check(n, "Riemann", "R @ " + NORTH, numbers(rows(Riem, eU, stereoN), AN))
book.check(226, "Riemann", "(R in A) @ " + ROUND, numbers(rows(Riem, spher.frame(), spher), AA))
book.check(228, "antisymmetric in the last two", "R^i_jkl == -R^i_jlk", bool(Riem == Riem.antisymmetrize(2, 3)))
with book.cell(229):
    e3.riemann().display()
book.check(229, "is it 0", "riemann(levicivita(e)) == 0", bool(e3.riemann() == 0))
with book.cell(230):
    Ric = g.ricci()
    Ric.display()
book.check(230, "Ricci", "Ric @ " + NORTH, numbers(rows(Ric, eU, stereoN), AN))
with book.cell(231):
    scal = g.ricci_scalar()
    scal.display()
book.check(231, "scalar", "S", number(scal.expr(stereoN), AN))
with book.cell(232):
    delta = S2.tangent_identity_field()
    same = Riem == -scal * (g * delta).antisymmetrize(2, 3)
book.check(232, "the same", "R^i_jkl == S/2 (delta^i_k g_jl - delta^i_l g_jk)", bool(same))
with book.cell(233):
    same = Ric == scal / 2 * g
book.check(233, "the same", "Ric == S/2 g", bool(same))
with book.cell(234):
    det = NS.jacobian_det()
book.check(234, "determinant", "det(J) @ " + NORTH, number(det.expr() if hasattr(det, "expr") else det, AN))
with book.cell(235):
    reU = U.vector_frame("f", (eU[2], eU[1]))
    reU[1].display(eU)
    reU[2].display(eU)
for i, name in ((1, "ey"), (2, "ex")):
    book.check(235, name, name, numbers(rows(reU[i], eU), {}))
with book.cell(236):
    S2.set_orientation([eV, reU])
with book.cell(237):
    eps = g.volume_form()
    eps.display()
book.check(237, "volume", "(vol in N) @ " + NORTH, numbers(rows(eps, eU, stereoN), AN))
with book.cell(238):
    eps.display(eV)
with book.cell(239):
    eps.apply_map(factor, frame=eV, keep_other_components=True)
    eps.display(stereoS.frame())
for n in 238, 239:
    book.check(n, "volume", "vol @ " + SOUTH, numbers(rows(eps, eV, stereoS), AS))
with book.cell(240):
    eps.display(spher.frame(), chart=spher)
book.check(240, "volume", "(vol in A) @ " + ROUND, numbers(rows(eps, spher.frame(), spher), AA))
with book.cell(241):
    deps = diff(eps)
with book.cell(242):
    deps.display()
for n in 241, 242:
    book.check(n, "is it 0", "ext(vol in N) == 0", bool(deps == 0))
A.set_default_chart(spher)
A.set_default_frame(spher.frame())
with book.cell(247):
    dth, dph = spher.frame()[:]
for e, name in ((dth, "dth"), (dph, "dph")):
    book.check(247, name, name, numbers(rows(e, spher.frame()), {}))
with book.cell(248):
    e = A.vector_frame("e", (dth, 1 / sin(th) * dph))
with book.cell(249):
    e[1].display()
    e[2].display()
for n in 248, 249:
    for i in 1, 2:
        book.check(n, "e%d" % i, "e%d @ %s" % (i, ROUND), numbers(rows(e[i], spher.frame(), spher), AA))
for n, i, j in ((250, 1, 1), (251, 1, 2), (252, 2, 2)):
    with book.cell(n):
        value = g(e[i], e[j]).expr()
    book.check(n, "g(e%d, e%d)" % (i, j), "gA_ij e%d^i e%d^j @ %s" % (i, j, ROUND), number(value, AA))
with book.cell(253):
    g[e, :]
with book.cell(254):
    g.display(e)
for n in 253, 254:
    book.check(n, "metric in the frame", "frames.frameMetric(own, gA) @ " + ROUND, numbers(rows(g.restrict(A), e, spher), AA))
with book.cell(255):
    eps.display(e)
m = rows(eps.restrict(A), e, spher)
book.check(255, "volume in the frame", "[(vol in A)_ij e1^i e2^j @ %s, (vol in A)_ij e1^i e1^j @ %s]" % (ROUND, ROUND), numbers([m[0][1], m[0][0]], AA))
with book.cell(256):
    C = e.structure_coeff()
book.check(256, "structure", "frames.structure(own) @ " + ROUND, numbers([[[C[k, i, j].expr() for j in (1, 2)] for i in (1, 2)] for k in (1, 2)], AA))
with book.cell(257):
    br = e[2].lie_derivative(e[1])
    br.display(e)
book.check(257, "bracket", "[gA_ij bracket^i e1^j @ %s, gA_ij bracket^i e2^j @ %s]" % (ROUND, ROUND), numbers(rows(br, e, spher), AA))
with book.cell(258):
    C = spher.frame().structure_coeff()
book.check(258, "structure", "frames.structure(frame(dth, dph))", numbers([[[C[k, i, j].expr() for j in (1, 2)] for i in (1, 2)] for k in (1, 2)], AA))
with book.cell(260):
    F = 2 * f
    F.display()
scalar(260, "2 f", F, "2 f", "2 f in Z")
with book.cell(261):
    F.expr()
scalar(261, "2 f", F, "2 f")
book.without("text", 21, 41)
book.write()
