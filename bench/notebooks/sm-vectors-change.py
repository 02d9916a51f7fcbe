"""The answers of SageManifolds to the prompts of SageMath's tutorial vector_calc_change, for scripts/notebooks/sm-vectors-change.geo."""

from record import Book
from sagecells import *  # noqa: F403
from sage.manifolds.differentiable.examples.euclidean import EuclideanSpace

book = Book("sm-vectors-change", "src/doc/en/thematic_tutorials/vector_calculus/vector_calc_change.rst", "04639d13683e4586075c829431fa4ee2a29ad902", 112, SYSTEM,
            "sagemath/sage")
with book.cell(1):
    E = EuclideanSpace(3, names=("x", "y", "z"))
with book.cell(4):
    cartesian = E.cartesian_coordinates()
x, y, z = cartesian[:]
AT = {"E(3/5, 4/5, 1/2)": {x: QQ(3) / 5, y: QQ(4) / 5, z: QQ(1) / 2}}
CART, BALL, TUBE = "E(3/5, 4/5, 1/2)", "S(3/2, 1, 2)", "Y(3/2, 2, 1/2)"


def check(n, what, words, e, at=None):
    book.check(n, what, "(%s)" % words + (" @ " + at if at else ""), numbers(e, AT[at] if at else {}))


def values(t, frame, chart):
    return [SR(t.comp(frame)[i, chart].expr()) for i in (1, 2, 3)]


with book.cell(6):
    e = cartesian[1]
check(6, "x", "coordinates[1]", e, CART)
with book.cell(7):
    e = cartesian[:]
check(7, "coordinates", "coordinates", list(e), CART)
with book.cell(8):
    same = y is cartesian[2]
book.check(8, "is it y", "coordinates[2] == y", bool(same))
with book.cell(13):
    CF = E.cartesian_frame()
for n, i, name in ((16, 1, "ex"), (19, 2, "ey")):
    with book.cell(n):
        e = CF[i]
    check(n, "vector", name, values(e, CF, cartesian), CART)
for n in 13, 14:
    check(n, "frame", "[ex, ey, ez]", [values(CF[i], CF, cartesian) for i in (1, 2, 3)], CART)
with book.cell(18):
    e = CF[1].dot(CF[1]).expr()
check(18, "product", "ex_i ex^i", SR(e))
with book.cell(20):
    e = CF[1].dot(CF[2]).expr()
check(20, "product", "ex_i ey^i", SR(e))
with book.cell(21):
    spherical = E.spherical_coordinates()
r, th, ph = spherical[:]
AT[BALL] = {r: QQ(3) / 2, th: 1, ph: 2}
with book.cell(23):
    e = spherical[:]
check(23, "coordinates", "spherical", list(e), BALL)
with book.cell(26):
    change = E.coord_change(spherical, cartesian)
    change.display()
check(26, "change", "StoE^a", [SR(e) for e in change(*spherical[:])], BALL)
with book.cell(27):
    change = E.coord_change(cartesian, spherical)
    change.display()
check(27, "change", "EtoS^a", [SR(e) for e in change(*cartesian[:])], CART)
with book.cell(32):
    SF = E.spherical_frame()
DS = spherical.frame()
for n in 32, 38:
    check(n, "frame", "[er, eth, eph]", [values(e, DS, spherical) for e in SF], BALL)
with book.cell(35):
    e = [[SR(SF[i].dot(SF[j]).expr()) for j in E.irange()] for i in E.irange()]
check(35, "products", "[inS(er), inS(eth), inS(eph)]", e, BALL)
with book.cell(36):
    for e in SF:
        e.display(CF, spherical)
check(36, "frame", "[d_i StoE^a er^i, d_i StoE^a eth^i, d_i StoE^a eph^i]", [values(e, CF, spherical) for e in SF], BALL)
with book.cell(37):
    for e in CF:
        e.display(SF, spherical)
check(37, "frame", "[inS(pull(ex, StoE)), inS(pull(ey, StoE)), inS(pull(ez, StoE))]", [values(e, SF, spherical) for e in CF], BALL)
with book.cell(38):
    for e in SF:
        e.display(DS, spherical)
with book.cell(39):
    cylindrical = E.cylindrical_coordinates()
rh = cylindrical[:][0]
AT[TUBE] = {rh: QQ(3) / 2, ph: 2, z: QQ(1) / 2}
with book.cell(41):
    e = cylindrical[:]
check(41, "coordinates", "cylindrical", list(e), TUBE)
with book.cell(42):
    same = rh is cylindrical[1]
book.check(42, "is it rh", "cylindrical[1] == rh", bool(same))
with book.cell(45):
    change = E.coord_change(cylindrical, cartesian)
    change.display()
check(45, "change", "YtoE^a", [SR(e) for e in change(*cylindrical[:])], TUBE)
with book.cell(46):
    change = E.coord_change(cartesian, cylindrical)
    change.display()
check(46, "change", "EtoY^a", [SR(e) for e in change(*cartesian[:])], CART)
with book.cell(48):
    YF = E.cylindrical_frame()
DY = cylindrical.frame()
for n in 48, 56:
    check(n, "frame", "[erh, ephY, ezY]", [values(e, DY, cylindrical) for e in YF], TUBE)
with book.cell(51):
    e = [[SR(YF[i].dot(YF[j]).expr()) for j in E.irange()] for i in E.irange()]
check(51, "products", "[inY(erh), inY(ephY), inY(ezY)]", e, TUBE)
for n, frame, other, chart, words, at in (
        (52, YF, CF, cylindrical, "[d_i YtoE^a erh^i, d_i YtoE^a ephY^i, d_i YtoE^a ezY^i]", TUBE),
        (53, CF, YF, cylindrical, "[inY(pull(ex, YtoE)), inY(pull(ey, YtoE)), inY(pull(ez, YtoE))]", TUBE),
        (54, YF, SF, spherical, "[inS(pull(erh, StoY)), inS(pull(ephY, StoY)), inS(pull(ezY, StoY))]", BALL),
        (55, SF, YF, spherical, "[inYS(er), inYS(eth), inYS(eph)]", BALL)):
    with book.cell(n):
        for e in frame:
            e.display(other, chart)
    check(n, "frame", words, [values(e, other, chart) for e in frame], at)
with book.cell(56):
    for e in YF:
        e.display(DY, cylindrical)
for n in 57, 59:
    with book.cell(n):
        p = E((-1, 1, 0), name="p")
for n, words, chart in ((61, "coordinates @ p", cartesian), (62, "spherical @ EtoS(p)", spherical), (63, "cylindrical @ EtoY(p)", cylindrical)):
    with book.cell(n):
        e = chart(p)
    check(n, "coordinates", words, [SR(c) for c in e])
with book.cell(64):
    q = E((4, pi / 3, pi), chart=spherical, name="q")
for n, words, chart in ((66, "spherical @ q", spherical), (67, "coordinates @ StoE(q)", cartesian), (68, "cylindrical @ StoY(q)", cylindrical)):
    with book.cell(n):
        e = chart(q)
    check(n, "coordinates", words, [SR(c) for c in e])
with book.cell(69):
    f = E.scalar_field(x**2 + y**2 - z**2, name="f")
with book.cell(70):
    f.display()
with book.cell(71):
    f.display(cartesian)
with book.cell(72):
    f.display(cylindrical)
for n, chart in ((73, cartesian), (74, spherical), (75, cylindrical)):
    with book.cell(n):
        f.expr(chart)
HERE = {"f": (cartesian, CART), "along(f, StoE)": (spherical, BALL), "along(f, YtoE)": (cylindrical, TUBE)}
for n, asked in ((69, "f"), (71, "f"), (73, "f"), (72, "along(f, YtoE)"), (75, "along(f, YtoE)"), (74, "along(f, StoE)"), (108, "along(f, StoE)")):
    check(n, "f", asked, SR(f.expr(HERE[asked][0])), HERE[asked][1])
for asked, (chart, at) in HERE.items():
    check(70, "f", asked, SR(f.expr(chart)), at)
with book.cell(76):
    e = f(p)
check(76, "value", "f @ p", SR(e))
with book.cell(77):
    e = f(q)
check(77, "value", "along(f, StoE) @ q", SR(e))
for n in 78, 79:
    with book.cell(n):
        h = E.scalar_field({spherical: r**2}, name="g")
    check(n, "h", "h", SR(h.expr(spherical)), BALL)
with book.cell(80):
    h.display()
for words, chart, at in (("along(h, EtoS)", cartesian, CART), ("h", spherical, BALL), ("along(h, inverse(StoY))", cylindrical, TUBE)):
    check(80, "h", words, SR(h.expr(chart)), at)
with book.cell(81):
    v = E.vector_field(-y, x, z**2, name="v")
with book.cell(82):
    v.display()
with book.cell(83):
    ex, ey, ez = CF[:]
with book.cell(84):
    w = -y * ex + x * ey + z**2 * ez
with book.cell(85):
    w.display()
with book.cell(87):
    v.display()
for n, words, t in ((81, "v", v), (82, "v", v), (84, "w", w), (85, "w", w), (87, "v", v), (89, "v", v), (112, "v", v)):
    check(n, "components", words, values(t, CF, cartesian), CART)
with book.cell(88):
    e = v[1]
check(88, "one component", "v[1]", SR(e.expr()), CART)
with book.cell(89):
    v[:]
with book.cell(90):
    v.display(SF)
check(90, "components", "inSE(v)", values(v, SF, cartesian), CART)
with book.cell(91):
    v.display(SF, spherical)
with book.cell(92):
    e = v[SF, 1]
check(92, "one component", "inSE(v)[1]", SR(e.expr()), CART)
with book.cell(93):
    e = v[SF, 1, spherical]
check(93, "one component", "inS(vS)[1]", SR(e.expr() if hasattr(e, "expr") else e), BALL)
with book.cell(94):
    v[SF, :, spherical]
for n in 91, 94, 111:
    check(n, "components", "inS(vS)", values(v, SF, spherical), BALL)
with book.cell(95):
    v.display(YF, cylindrical)
with book.cell(96):
    v[YF, :, cylindrical]
for n in 95, 96:
    check(n, "components", "inY(vY)", values(v, YF, cylindrical), TUBE)
for first, point, at in ((97, p, ("vp", "inS(vS) @ EtoS(p)", "inY(vY) @ EtoY(p)")), (102, q, ("vq", "inS(vS) @ q", "inY(vY) @ StoY(q)"))):
    with book.cell(first):
        there = v.at(point)
    frames = [k.at(point) for k in (CF, SF, YF)]
    for n, frame, words in zip((first + 2, first + 3, first + 4), frames, at):
        with book.cell(n):
            there.display(frame)
        check(n, "components", words, [SR(there.comp(frame)[i]) for i in (1, 2, 3)])
    check(first, "components", at[0], [SR(there.comp(frames[0])[i]) for i in (1, 2, 3)])
E.set_default_chart(spherical)
with book.cell(108):
    f.expr()
with book.cell(109):
    v.display()
check(109, "components", "d_i StoE^a vS^i", values(v, CF, spherical), BALL)
E.set_default_frame(SF)
with book.cell(111):
    v.display()
with book.cell(112):
    v.display(CF, cartesian)
book.without("declaration", 1, 2, 4, 5, 21, 22, 34, 39, 40, 50, 57, 59, 64, 83)
book.without("picture", 28, 29, 30)
book.without("text", 10, 24, 43)
book.write()
