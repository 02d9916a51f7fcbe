"""The answers of SageManifolds to the cells of its tutorial, for scripts/notebooks/sm-tutorial.geo.

Where a field is any function, both systems are asked with the same functions put in: in Sage after it has computed, as in Geo. Pictures
are not drawn here.
"""

from record import Book
from sagecells import *  # noqa: F403

book = Book("sm-tutorial", "Notebooks/SM_tutorial.ipynb", "031808e62669439217c9b56d4b19ff42b860f12b", 278, SYSTEM)
RANGE = (1, 2, 3)
M = Manifold(3, "M", start_index=1)
with book.cell(8):
    indices = [i for i in M.irange()]
book.check(8, "indices", "[i for i in 1..dim(X)]", indices)
with book.cell(10):
    X = M.chart(names=("x", "y", "z"))
    x, y, z = X[:]
H, ux, uy, uz = (function(n) for n in ("H", "u_x", "u_y", "u_z"))
PUT = {H: (x**3 * y + sin(y * z) + z).function(x, y, z), ux: (x**2 * y + sin(z)).function(x, y, z), uy: (x * y * z + exp(x)).function(x, y, z),
       uz: (cos(x * y) + z**2).function(x, y, z)}
GEO_H = "H(x, y, z): x^3*y + sin(y*z) + z"
GEO_U = ", ux(x, y, z): x^2*y + sin(z), uy(x, y, z): x*y*z + exp(x), uz(x, y, z): cos(x*y) + z^2"
CART, ROUND = "X(3/5, -4/5, 1/2)", "Y(3/2, 1, 2)"
AX = {x: QQ(3) / 5, y: QQ(-4) / 5, z: QQ(1) / 2}
AT = {CART: AX}


def put(e, at):
    """Nested lists of expressions with functions put in, as numbers."""
    if isinstance(e, (list, tuple)):
        return [put(i, at) for i in e]
    e = SR(e.expr() if hasattr(e, "expr") else e)
    for k, b in PUT.items():
        e = e.substitute_function(k, b)
    return number(e, at)


def geo(n, words, at):
    """Geo's expression after cell n: it knows H from cell 82 on, and u from cell 143 on."""
    at = " @ " + at if at else ""
    if n < 82:
        return "(%s)%s" % (words, at)
    return "subst(%s, %s)%s" % (words, GEO_H if n < 143 else GEO_H + GEO_U, at)


def check(n, what, words, e, at=CART):
    book.check(n, what, geo(n, words, at), put(e, AT[at] if at else {}))


def rows(t, frame, chart):
    """The components of a tensor field in a frame, by the coordinates of a chart."""
    def part(done):
        if len(done) == sum(t.tensor_type()):
            c = t.comp(frame)[done + (chart,)]
            return SR(c.expr() if hasattr(c, "expr") else c)
        return [part(done + (i,)) for i in RANGE]
    return part(())


def values(v):
    return [v[i] for i in RANGE]


book.without("declaration", 10, 34)
book.without("text", 11, 12)
for n, i in ((13, 1), (14, 2), (15, 3)):
    with book.cell(n):
        e = X[i]
    check(n, "coordinate", "coordinates[%d]" % i, e)
with book.cell(16):
    every = X[:]
check(16, "coordinates", "coordinates", list(every))
with book.cell(17):
    same = z is X[3]
book.check(17, "is it z", "coordinates[3] == z", bool(same))
with book.cell(19):
    f = X.function(x + y**2 + z**3)
with book.cell(20):
    f.display()
for n in 19, 20:
    check(n, "f", "f0", f)
with book.cell(21):
    value = f(1, 2, 3)
book.check(21, "value", "f0 @ X(1, 2, 3)", int(value))
with book.cell(23):
    f0 = (cos(x)**2).function(x, y, z)
    g0 = (sin(x)**2).function(x, y, z)
check(23, "functions", "f1(x, y, z) + 2 g1(x, y, z)", f0(x, y, z) + 2 * g0(x, y, z))
with book.cell(24):
    e = f0 + g0
check(24, "sum", "f1(x, y, z) + g1(x, y, z) + 0 x", e(x, y, z))
with book.cell(25):
    f1 = X.function(cos(x)**2)
    g1 = X.function(sin(x)**2)
    e = f1 + g1
check(25, "sum", "f2 + g2 + 0 x", e)
with book.cell(26):
    e = (f0 + g0).simplify_trig()
book.check(26, "is it 1", "f1(x, y, z) + g1(x, y, z) == 1", bool(e(x, y, z) == 1))
check(27, "function", "f1(x, y, z)", f0(x, y, z))
with book.cell(29):
    f1.display()
with book.cell(30):
    e = f1.expr()
for n in 28, 29, 30:
    check(n, "field", "f2", e)
U = M.open_subset("U", coord_def={X: (y != 0, x < 0)})
X_U = X.restrict(U)
with book.cell(34):
    Y = U.chart(r"r:(0,+oo) th:(0,pi):\theta ph:(0,2*pi):\phi")
    r, th, ph = Y[:]
AT[ROUND] = {r: QQ(3) / 2, th: 1, ph: 2}
for n in 35, 36:
    with book.cell(n):
        two = [Y[2], Y[3]]
    check(n, "angles", "[spherical[2] @ %s, spherical[3] @ %s]" % (ROUND, ROUND), numbers(two, AT[ROUND]), "")
with book.cell(38):
    e = simplify(abs(r))
check(38, "abs(r)", "abs(r)", e, ROUND)
with book.cell(39):
    e = simplify(abs(y))
check(39, "abs of x and y", "abs(x) + abs(y)", simplify(abs(x)) + e)
with book.cell(40):
    YX = Y.transition_map(X_U, [r * sin(th) * cos(ph), r * sin(th) * sin(ph), r * cos(th)])
with book.cell(41):
    YX.display()
for n in 40, 41:
    check(n, "change", "YtoX^a", list(YX(r, th, ph)), ROUND)
with book.cell(42):
    YX.set_inverse(sqrt(x**2 + y**2 + z**2), atan2(sqrt(x**2 + y**2), z), atan2(y, x))
back = YX.inverse()
book.check(42, "there and back", "[YtoX(XtoY(X(1, 2, -1)))[x], YtoX(XtoY(X(1, 2, -1)))[y], YtoX(XtoY(X(1, 2, -1)))[z]]", numbers(list(YX(*back(SR(1), SR(2), SR(-1)))), {}))
with book.cell(43):
    back.display()
# Sage's angle is that of atan2, between -pi and pi, which in its chart is meant up to a turn.
e = back(x, y, z)
check(43, "r and th", "[(XtoY^a)[1] @ %s, (XtoY^a)[2] @ %s]" % (CART, CART), numbers(list(e[:2]), AX), "")
check(43, "ph, up to a turn", "[cos((XtoY^a)[3]) @ %s, sin((XtoY^a)[3]) @ %s]" % (CART, CART), numbers([cos(e[2]), sin(e[2])], AX), "")
book.without("picture", 48, 49, 50)
for n in 51, 52:
    with book.cell(n):
        p = M.point((1, 2, -1), chart=X, name="p")
POINT = "[%s[x], %s[y], %s[z]]"
with book.cell(53):
    inside = p in M
book.check(53, "lies on it", "(p in X) == p", bool(inside))
with book.cell(54):
    inside = p in U
book.check(54, "lies in it", "(p in Y) ~= Y(sqrt(6), pi - atan(sqrt(5)), atan(2))", bool(inside))
for n in 51, 52, 55, 56, 57:
    with book.cell(n):
        c = X(p)
    book.check(n, "coordinates", POINT % ("p", "p", "p"), numbers(list(c), {}))
with book.cell(58):
    q = M.point((1, 0, 2), name="q")
book.check(58, "q", POINT % ("q", "q", "q"), numbers(list(X(q)), {}))
for n in 61, 62:
    with book.cell(n):
        c = Y(p)
    book.check(n, "spherical", "[(p in Y)[1], (p in Y)[2], (p in Y)[3]]", numbers(list(c), {}))
with book.cell(63):
    same = q == p
book.check(63, "the same", "q == p", bool(same))
with book.cell(64):
    p1 = U.point((sqrt(3) * sqrt(2), pi - atan(sqrt(5)), atan(2)), chart=Y)
    same = p1 == p
book.check(64, "the same", "(p1 in X) ~= p", bool(same))
with book.cell(68):
    f = U.scalar_field({X_U: x + y**2 + z**3}, name="f")
with book.cell(69):
    f = U.scalar_field(x + y**2 + z**3, chart=X_U, name="f")
with book.cell(70):
    f = U.scalar_field(x + y**2 + z**3, name="f")
with book.cell(71):
    value = f(p)
book.check(71, "f(p)", "f @ p", number(value, {}))
for n, chart in ((72, X_U), (73, None), (74, Y)):
    with book.cell(n):
        f.display(chart) if chart else f.display()
with book.cell(75):
    f.coord_function(X_U)
with book.cell(77):
    f.coord_function(Y)
for n in 68, 69, 70, 72, 73, 75, 76, 79:
    check(n, "f", "f", f.expr(X_U))
for n in 73, 74, 77, 78, 80:
    check(n, "f", "f in Y", f.expr(Y), ROUND)
with book.cell(82):
    h = U.scalar_field(H(x, y, z), name="h")
with book.cell(83):
    h.display()
with book.cell(84):
    h.display(Y)
for n in 82, 83:
    check(n, "h", "h", h.expr(X_U))
for n in 83, 84:
    check(n, "h", "hY", h.expr(Y), ROUND)
with book.cell(85):
    value = h(p)
check(85, "h(p)", "h @ p", value, "")
with book.cell(90):
    s = f + 2 * h
with book.cell(91):
    s.display()
for n in 90, 91:
    check(n, "f + 2 h", "s", s.expr(X_U))
check(91, "f + 2 h", "along(s, YtoX)", s.expr(Y), ROUND)
Tp = M.tangent_space(p)
with book.cell(95):
    n = Tp.dim()
book.check(95, "dimension", "dim(X)", n)
with book.cell(98):
    v = Tp.an_element()
with book.cell(99):
    v.display()
for n in 98, 99:
    book.check(n, "vector", "vp1", numbers(values(v), {}))
with book.cell(100):
    u = M.tangent_space(q).an_element()
with book.cell(101):
    u.display()
for n in 100, 101:
    book.check(n, "vector", "uq", numbers(values(u), {}))
e = U.default_frame()
XF, YF = e, Y.frame()
with book.cell(114):
    e2 = e[2]
book.check(114, "e2", "e2", numbers(rows(e2, XF, X_U), {}))
with book.cell(116):
    v = e[2] + 2 * x * e[3]
with book.cell(117):
    v.display()
for n in 116, 117:
    check(n, "field", "w0", rows(v, XF, X_U))
for n in 118, 119:
    with book.cell(n):
        v = U.vector_field(1 + y, -x, x * y * z, name="v")
        v.display()
    check(n, "v", "v", rows(v, XF, X_U))
with book.cell(124):
    f.display()
check(124, "f", "f", f.expr(X_U))
check(124, "f", "f in Y", f.expr(Y), ROUND)


def scalar(n, what, words, s):
    check(n, what, words, s.expr(X_U))
    check(n, what, "along(%s, YtoX)" % words, s.expr(Y), ROUND)


with book.cell(125):
    s = v(f)
with book.cell(126):
    s.display()
scalar(125, "v(f)", "vf", s)
scalar(126, "v(f)", "vf", s)
with book.cell(127):
    e[3].display()
book.check(127, "e3", "e3", numbers(rows(e[3], XF, X_U), {}))
with book.cell(128):
    s = e[3](f)
    s.display()
check(128, "e3(f)", "e3^i d_i f", s.expr(X_U))
check(128, "e3(f)", "along(e3^i d_i f, YtoX)", s.expr(Y), ROUND)
with book.cell(129):
    w = U.vector_field(name="w")
    w[2] = 3
    w.display()
check(129, "w", "w", rows(w, XF, X_U))
with book.cell(130):
    v.display(YF)
BACK = ", ".join("back(vY[%d]) @ %s" % (i, CART) for i in RANGE)
with book.cell(135):
    v.comp(YF)[:]
with book.cell(136):
    v[YF, :]
with book.cell(137):
    v.display_comp(YF)
for n in 130, 135, 136, 137:
    check(n, "v", "[%s]" % BACK, numbers(rows(v, YF, X_U), AX), "")
with book.cell(131):
    v.display(YF, Y)
with book.cell(138):
    v[YF, :, Y]
with book.cell(139):
    v.display_comp(YF, chart=Y)
for n in 131, 138, 139:
    check(n, "v", "vY", rows(v, YF, Y), ROUND)
with book.cell(132):
    for i in M.irange():
        e[i].display(YF, Y)
for i in RANGE:
    check(132, "e%d" % i, "pull(e%d, YtoX)" % i, rows(e[i], YF, Y), ROUND)
with book.cell(133):
    v[:]
with book.cell(134):
    v.display_comp()
for n in 133, 134:
    check(n, "v", "v", rows(v, XF, X_U))
with book.cell(140):
    s = v[[1]]
with book.cell(141):
    s.display()
scalar(140, "one component", "v1", s)
scalar(141, "one component", "v1", s)
with book.cell(142):
    s.expr(X_U)
check(142, "one component", "v1", s.expr(X_U))
with book.cell(143):
    u = U.vector_field(name="u")
    u[:] = [ux(x, y, z), uy(x, y, z), uz(x, y, z)]
    u.display()
check(143, "u", "u", rows(u, XF, X_U))
with book.cell(144):
    s = v + u
    s.display()
check(144, "v + u", "su", rows(s, XF, X_U))
with book.cell(145):
    vp = v.at(p)
with book.cell(146):
    vp.display()
for n in 145, 146, 149, 163:
    book.check(n, "v at p", "vp" if n != 149 else "vAtP", numbers(values(vp), {}))
for n in 147, 160:
    book.check(n, "coordinates", POINT % ("p", "p", "p"), numbers(list(X_U(p)), {}))
with book.cell(148):
    v.display(X_U.frame(), X_U)
check(148, "v", "v", rows(v, XF, X_U))
with book.cell(152):
    up = u.at(p)
with book.cell(153):
    up.display()
for n in 152, 153, 165:
    check(n, "u at p", "up", values(up), "")
with book.cell(154):
    df = f.differential()
with book.cell(155):
    df.display()
for n in 154, 155:
    check(n, "df", "df", rows(df, XF, X_U))
with book.cell(158):
    dfp = df.at(p)
with book.cell(159):
    dfp.display()
for n in 158, 159:
    book.check(n, "df at p", "dfp", numbers(values(dfp), {}))
with book.cell(164):
    value = dfp(vp)
book.check(164, "df(v)", "dfp_i vp^i", number(value, {}))
with book.cell(166):
    value = dfp(up)
check(166, "df(u)", "dfp_i up^i", value, "")
with book.cell(167):
    dh = h.differential()
    dh.display()
check(167, "dh", "dh", rows(dh, XF, X_U))
with book.cell(168):
    om = U.one_form(name="omega")
with book.cell(171):
    om[YF, :, Y] = [r * sin(th) * cos(ph), 0, r * sin(th) * sin(ph)]
    om.display(YF, Y)
check(171, "omega", "omY", rows(om, YF, Y), ROUND)
with book.cell(172):
    om.display()
check(172, "omega", "pull(omY, XtoY)", rows(om, XF, X_U))
for n in 169, 173:
    with book.cell(n):
        om[:] = [x**2 + y**2, z, x - z]
        om.display()
with book.cell(170):
    om = U.one_form(x**2 + y**2, z, x - z, name="omega")
    om.display()
for n in 168, 169, 170, 173:
    check(n, "omega", "om", rows(om, XF, X_U))
with book.cell(174):
    om.display(YF, Y)
check(174, "omega", "om in Y", rows(om, YF, Y), ROUND)
for n, form, field, words in ((175, om, v, "om_i v^i"), (176, df, v, "df_i v^i"), (177, om, u, "om_i u^i")):
    with book.cell(n):
        s = form(field)
        s.display()
    scalar(n, "form of field", words, s)
with book.cell(178):
    same = df(v) == v(f)
book.check(178, "the same", "df_i v^i == v^i d_i f", bool(same))
with book.cell(183):
    a = om.wedge(df)
    a.display()
with book.cell(184):
    a[:]
with book.cell(185):
    a.display_comp(only_nonredundant=True)
for n in 183, 184, 185:
    check(n, "product", "a", rows(a, XF, X_U))
with book.cell(186):
    a.display(YF, Y)
check(186, "product", "a in Y", rows(a, YF, Y), ROUND)
with book.cell(187):
    s = a(u, v)
    s.display()
check(187, "of fields", "auv", s.expr(X_U))
check(187, "of fields", "along(auv, YtoX)", s.expr(Y), ROUND)
with book.cell(188):
    same = a(u, v) == -a(v, u)
book.check(188, "antisymmetric", "a_ij u^i v^j == -a_ij v^i u^j", bool(same))
for n in 189, 211:
    with book.cell(n):
        same = a == a.antisymmetrize(0, 1)
    book.check(n, "antisymmetric", "a_ij == -a_ji", bool(same))
with book.cell(190):
    dom = om.exterior_derivative()
    dom.display()
with book.cell(191):
    dom = diff(om)
for n in 190, 191:
    check(n, "derivative", "dom", rows(dom, XF, X_U))
with book.cell(192):
    da = diff(a)
    da.display()
check(192, "derivative", "da", rows(da, XF, X_U))
with book.cell(193):
    ddf = diff(df)
    ddf.display()
book.check(193, "is it 0", "ext(df) == 0", bool(ddf == 0))
with book.cell(194):
    ddom = diff(dom)
    ddom.display()
book.check(194, "is it 0", "ext(dom) == 0", bool(ddom == 0))
with book.cell(195):
    lv = om.lie_derivative(v)
    lv.display()
check(195, "Lie derivative", "lie(v, om)", rows(lv, XF, X_U))
with book.cell(196):
    lu = dh.lie_derivative(u)
    lu.display()
check(196, "Lie derivative", "lie(u, dh)", rows(lu, XF, X_U))
with book.cell(197):
    same = om.lie_derivative(v) == v.contract(diff(om)) + diff(om(v))
book.check(197, "Cartan", "lie(v, om)_i == interior(v, dom)_i + ext(om_j v^j)_i", bool(same))
with book.cell(198):
    same = a.lie_derivative(v) == v.contract(diff(a)) + diff(v.contract(a))
book.check(198, "Cartan", "lie(v, a)_ij == interior(v, da)_ij + ext(interior(v, a))_ij", bool(same))
with book.cell(199):
    same = v.lie_derivative(u)(f) == u(v(f)) - v(u(f))
book.check(199, "commutator", "luv^i d_i f == u^i d_i (v^j d_j f) - v^i d_i (u^j d_j f)", bool(same))
with book.cell(200):
    t = U.tensor_field(1, 2, name="T")
with book.cell(201):
    t[1, 2, 1] = 1 + x**2
    t[3, 2, 1] = x * y * z
with book.cell(202):
    t.display()
with book.cell(203):
    t[:]
with book.cell(204):
    t.display_comp()
for n in 200, 201, 202, 203, 204, 257:
    check(n, "T", "t", rows(t, XF, X_U))
with book.cell(205):
    s = t[[1, 2, 1]]
    s.display()
scalar(205, "one component", "t121", s)
with book.cell(206):
    t[1, 2, 1]
check(206, "one component", "t[1,2,1]", t[1, 2, 1])
with book.cell(207):
    s = t(om, u, v)
    s.display()
scalar(207, "of a form and fields", "tomuv", s)
with book.cell(208):
    c = t[YF, 1, 1, 1, Y]
check(208, "one component", "tY[1,1,1]", c, ROUND)
with book.cell(210):
    b = v * a
check(210, "product", "b", rows(b, XF, X_U))
with book.cell(212):
    same = b == b.antisymmetrize(1, 2)
book.check(212, "antisymmetric", "b^i_jk == -b^i_kj", bool(same))
with book.cell(213):
    s = -t + 2 * f * b
check(213, "sum", "s2", rows(s, XF, X_U))
with book.cell(214):
    c = t.trace(0, 1)
check(214, "contraction", "c", rows(c, XF, X_U))
for n, letters, words in ((215, "^k_ki", "c_i == t^k_ki"), (216, "^k_kj", "c_j == t^k_kj"), (217, "^b_ba", "c_a == t^b_ba"), (218, "^k_k.", "c_i == t^k_ki"),
                          (219, "^{k}_{ki}", "c_i == t^k_ki"), (220, "^μ_μα", "c_α == t^μ_{μ α}")):
    with book.cell(n):
        same = t[letters] == c
    book.check(n, "contraction", words, bool(same))
with book.cell(221):
    tv = t.contract(2, v, 0)
with book.cell(222):
    tv1 = t.contract(v)
for n in 221, 222:
    check(n, "contraction", "tv", rows(tv, XF, X_U))
with book.cell(223):
    same = tv1 == tv
book.check(223, "the same", "tv^i_j == t^i_jk v^k", bool(same))
for n, letters in ((224, "^i_jk"), (225, "^._.k")):
    with book.cell(n):
        same = t[letters] * v["^k"] == tv
    book.check(n, "the same", "tv^i_j == t^i_jk v^k", bool(same))
with book.cell(226):
    g = M.riemannian_metric("g")
with book.cell(230):
    g[1, 1], g[2, 2], g[3, 3] = 1, 1, 1
    g.display()
MF = X.frame()
for n in 226, 230:
    check(n, "g", "g", rows(g, MF, X))
book.check(229, "symmetric", "g_ij == g_ji", bool(g == g.symmetrize(0, 1)))
with book.cell(231):
    g.display(YF, Y)
check(231, "g", "g in Y", rows(g, YF, Y), ROUND)
with book.cell(232):
    s = g(u, v)
    s.display()
scalar(232, "g(u, v)", "guv", s)
with book.cell(233):
    nabla = g.connection()
with book.cell(234):
    nabla.coef()[:]


def coefficients(nabla, frame, chart):
    c = nabla.coef(frame)
    return [[[SR(c[k, i, j, chart].expr()) for j in RANGE] for i in RANGE] for k in RANGE]


for n in 233, 234:
    check(n, "symbols", "C", coefficients(nabla, MF, X))
with book.cell(235):
    nabla.coef(YF)[:, Y]
with book.cell(236):
    nabla.display(frame=YF, chart=Y)
with book.cell(237):
    g.christoffel_symbols_display(Y)
for n in 235, 236, 237:
    check(n, "symbols", "CY", coefficients(nabla, YF, Y), ROUND)
with book.cell(238):
    nv = nabla(v)
    nv.display()
check(238, "nabla v", "nv", rows(nv, XF, X_U))
with book.cell(239):
    nabla.torsion().display()
book.check(239, "is it 0", "torsion(C) == 0", bool(nabla.torsion() == 0))
with book.cell(240):
    nabla.riemann().display()
book.check(240, "is it 0", "riemann(C) == 0", bool(nabla.riemann() == 0))
with book.cell(241):
    g[YF, 1, 1, Y] = 1 / (1 + r**2)
    g.display(YF, Y)
U.set_default_chart(Y)
with book.cell(243):
    g.display(YF)
for n in 241, 243:
    check(n, "g", "gY", rows(g.restrict(U), YF, Y), ROUND)
with book.cell(244):
    g.display(X_U.frame(), X_U)
with book.cell(245):
    g[X_U.frame(), :, X_U]
for n in 244, 245:
    check(n, "g", "gY in X", rows(g.restrict(U), XF, X_U))
with book.cell(246):
    g.add_comp_by_continuation(MF, U, X)
    g.display()
check(246, "g", "g'", rows(g, MF, X))
with book.cell(247):
    nabla = g.connection()
with book.cell(248):
    g.christoffel_symbols_display()
for n in 247, 248:
    check(n, "symbols", "C'", coefficients(nabla, MF, X))
with book.cell(249):
    nabla.display(frame=YF, chart=Y, only_nonredundant=True)
check(249, "symbols", "levicivita(gY)", coefficients(nabla, YF, Y), ROUND)
with book.cell(250):
    Riem = nabla.riemann()
    Riem.display(YF)
check(250, "Riemann", "Riem", rows(Riem, MF, X))
check(250, "Riemann", "riemann(levicivita(gY))", rows(Riem, YF, Y), ROUND)
with book.cell(252):
    Ric = g.ricci()
    Ric.display(YF)
check(252, "Ricci", "Ric", rows(Ric, MF, X))
check(252, "Ricci", "ricci(levicivita(gY))", rows(Ric, YF, Y), ROUND)
with book.cell(253):
    W = g.weyl()
    W.display()
book.check(253, "is it 0", "weyl(g') == 0", bool(W == 0))
with book.cell(254):
    R = g.ricci_scalar()
    R.display()
book.check(254, "scalar", "scalarCurvature(g') @ " + CART, number(R.expr(X), AX))
book.check(254, "scalar", "scalarCurvature(gY) @ " + ROUND, number(R.expr(Y), AT[ROUND]))
with book.cell(256):
    t.display()
c = rows(t, XF, Y)
check(256, "T", "[along(t[1,2,1], YtoX) @ %s, along(t[3,2,1], YtoX) @ %s]" % (ROUND, ROUND), numbers([c[0][1][0], c[2][1][0]], AT[ROUND]), "")
with book.cell(257):
    t.display(X_U.frame(), X_U)
for n, words, raised in ((258, "up2", lambda: t.up(g, 2)), (259, "up12", lambda: t.up(g)), (260, "down", lambda: t.down(g))):
    with book.cell(n):
        s = raised()
    c = rows(s, XF, X_U)
    if n == 258:  # Sage puts the index that is raised behind the one that is up; Geo keeps the places
        c = [[[c[i][k][j] for k in range(3)] for j in range(3)] for i in range(3)]
    check(n, "indices moved", words, c)
with book.cell(261):
    eps = g.volume_form()
    eps.display()
check(261, "volume", "vol", rows(eps, MF, X))
with book.cell(262):
    eps.display(YF)
check(262, "volume", "vol in Y", rows(eps.restrict(U), YF, Y), ROUND)
with book.cell(263):
    f.display()
check(263, "f", "f", f.expr(X_U))
check(263, "f", "f in Y", f.expr(Y), ROUND)
# The star of what lives on U wants the metric there.
gU = U.riemannian_metric("gU")
for i in RANGE:
    for j in range(i, 4):
        gU[XF, i, j, X_U] = g.comp(MF)[i, j, X].expr()
with book.cell(264):
    sf = f.hodge_dual(gU)
    sf.display()
check(264, "star f", "sf", rows(sf, XF, X_U))
with book.cell(265):
    same = sf == f * gU.volume_form()
book.check(265, "the same", "sf_ijk == f vol_ijk", bool(same))
with book.cell(266):
    om.display()
check(266, "omega", "om", rows(om, XF, X_U))
with book.cell(267):
    som = om.hodge_dual(gU)
    som.display()
check(267, "star omega", "som", rows(som, XF, X_U))
with book.cell(269):
    sa = a.hodge_dual(gU)
    sa.display()
check(269, "star a", "sa", rows(sa, XF, X_U))
with book.cell(270):
    da.display()
check(270, "da", "da", rows(da, XF, X_U))
with book.cell(271):
    sda = da.hodge_dual(gU)
    sda.display()
check(271, "star da", "sda", sda.expr(X_U))
for n, star, what, words in ((272, sf, f, "hodge(sf, g') == f"), (273, som, om, "hodge(som, g') == om"), (274, sa, a, "hodge(sa, g') == a"), (275, sda, da, "hodge(sda, g') == da")):
    with book.cell(n):
        same = star.hodge_dual(gU) == what
    book.check(n, "the same", words, bool(same))
book.without("text", 37)
book.write()
