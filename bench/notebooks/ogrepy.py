"""The answers of OGRePy to the cells of its documentation, for scripts/notebooks/ogrepy.geo.

The cells are run as they stand in the notebook that the package brings, in IPython without a browser; what they made is then asked for numbers.
Each answer is also computed by formulas written out in sympycells, and the two must agree before anything is recorded.
"""

import importlib.util
import json
import os
from importlib.metadata import version

import sympy as s
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from record import Book
from sympycells import (EACH, christoffel, connection, covariant_metric, diagonal, divergence, einstein, flat, inverse, partial, ricci, riemann,
                        table, trace, transform, variation)

SYSTEM = "OGRePy " + version("OGRePy") + " with SymPy " + version("sympy")
NOTEBOOK = "OGRePy/docs/OGRePy_Documentation.ipynb"
folder = os.path.dirname(importlib.util.find_spec("OGRePy").origin)
with open(os.path.join(folder, "docs", os.path.basename(NOTEBOOK)), encoding="utf-8") as file:
    cells = ["".join(c["source"]) for c in json.load(file)["cells"] if c["cell_type"] == "code"]
book = Book("ogrepy", NOTEBOOK, "3db066d8b8916da7b6b5a89e559148dec013c8b3", len(cells), SYSTEM, "bshoshany/OGRePy")
shell = InteractiveShell.instance()
names = shell.user_ns
done = 0


def run(to):
    """Runs the cells up to this one, and gives what the last of them displays."""
    global done
    result = None
    while done < to:
        done += 1
        with capture_output(), book.cell(done):
            result = shell.run_cell(cells[done - 1], store_history=False)
        result.raise_error()
    return result and result.result


# The point at which everything is compared, and what the params and functions are there: how Geo calls them, what they are, which functions of
# the notebook they stand for.
t, x, y, z, r, theta, phi = s.symbols("t x y z r theta phi")
lam = s.Symbol("lambda")
Q = s.Rational
AT = {t: Q(1, 2), x: Q(6, 5), y: Q(7, 10), z: Q(-2, 5), r: 5, theta: 1, phi: 2, lam: Q(3, 5)}
CART, SPH, CURVE = "Cartesian(1/2, 6/5, 7/10, -2/5)", "Spherical(1/2, 5, 1, 2)", "Curve(3/5)"
M, w, rho, p = s.symbols("M v rho p")
PARAMS = {M: Q(7, 10), w: Q(3, 10), rho: Q(13, 10), p: Q(2, 5)}
v = 2 + s.sin(t)
f = 1 / (1 + x**2 + 2 * y**2 + (z - t)**2)
a = 1 + t**2 / 3
density = 2 + s.sin(t) + r * s.cos(theta) + phi**2 / 5
pressure = t + r**2 / 9 + s.sin(theta) + s.cos(phi)
FUNCTIONS = {"v": ((t,), v), "f": ((t, x, y, z), f), "a": ((t,), a), "rho": ((t, r, theta, phi), density), "p": ((t, r, theta, phi), pressure)}
CURVES = {"t": lam + lam**2 / 5, "x": 1 + s.sin(lam), "y": (1 + lam**2) / 2, "z": s.exp(-lam) / 2,
          "r": 5 + s.sin(lam), "theta": 1 + s.sin(lam) / 4, "phi": s.cos(lam) / 2}
CALLS = {"theta": "th", "phi": "ph", "rho": "density", "p": "pressure"}


def source(e):
    """A formula as Geo writes it."""
    return s.sstr(e).replace("**", "^").replace("theta", "th").replace("phi", "ph")


def open_function(n):
    args, body = FUNCTIONS[n]
    return "%s(%s): %s" % (CALLS.get(n, n), ", ".join(map(source, args)), source(body))


def curve(*which):
    return ["%s1(lambda): %s" % (CALLS.get(n, n), source(CURVES[n])) for n in which]


MASS = "M: 7/10"
FLUID = ["rho: 13/10", "p: 2/5"]
SPEED = "w: 3/10"
MOVING = FLUID + [SPEED]
BUBBLE = [open_function("v"), open_function("f")]
UNIVERSE = [open_function("a")]


def geo(e, at, *put):
    """Geo's expression, with its params and functions as above, at a point."""
    put = [c for q in put for c in ([q] if isinstance(q, str) else q)]
    return "%s @ %s" % ("subst(%s, %s)" % (e, ", ".join(put)) if put else "(%s)" % e, at)


DIFFERENTIALS = {"t": Q(1, 3), "x": Q(1, 2), "y": Q(-1, 4), "z": Q(3, 4)}
KNOWN = {c.name: n for c, n in {**AT, **PARAMS}.items()}
KNOWN.update({"tau": AT[lam]}, **{r"\mathrm{d}" + n: d for n, d in DIFFERENTIALS.items()})
LINE = ["d%s: %s" % e for e in DIFFERENTIALS.items()]


def plain(name):
    return name.replace("\\mathrm", "").replace("{d}", "\\mathrm{d}") if "mathrm" in name else name.replace("\\", "")


def is_curve(call):
    return plain(call.func.__name__) in CURVES and len(call.args) == 1 and call.args[0].is_Symbol


def number(e, **other):
    """A formula as a float: the functions of the notebook replaced by theirs at the point, derivatives carried out."""
    e = s.sympify(e)
    if e.is_number:
        return float(s.N(e, 30))
    for turn in (False, True):  # first what is taken at a curve, then the curve
        for call in sorted(e.atoms(s.core.function.AppliedUndef), key=s.default_sort_key):
            name = plain(call.func.__name__)
            if is_curve(call) and turn:
                e = e.subs(call, CURVES[name].subs(lam, call.args[0]))
            elif not is_curve(call) and not turn:
                args, body = FUNCTIONS[name]
                e = e.subs(call, body.subs(dict(zip(args, call.args)), simultaneous=True))
        e = e.doit()
    known = {**KNOWN, **other}
    return float(s.N(e.subs({c: known[plain(c.name)] for c in e.free_symbols}, simultaneous=True), 30))


def numbers(e, **other):
    return [number(c, **other) for c in flat(e)]


def answer(cell, what, question, theirs, own, **other):
    """Records their answer, which must be that of the formulas here."""
    if hasattr(theirs, "tolist"):
        theirs = theirs.tolist()
    if isinstance(own, bool):
        assert theirs is own, (cell, theirs)
        book.check(cell, what, question, theirs)
        return
    theirs, mine = numbers(theirs, **other), numbers(own, **other)
    large = max([1e-3] + [abs(c) for c in mine])
    assert len(theirs) == len(mine) and all(abs(a - b) <= 1e-12 * large for a, b in zip(theirs, mine)), (cell, what, theirs, mine)
    book.check(cell, what, question, theirs)


def components(tensor, indices=None, coords=None):
    with capture_output():
        return tensor.components(**({} if indices is None else {"indices": indices}), **({} if coords is None else {"coords": coords})).tolist()


XC, XS = (t, x, y, z), (t, r, theta, phi)
RADIUS = s.sqrt(x**2 + y**2 + z**2)
TO_SPH = (t, RADIUS, s.acos(z / RADIUS), s.atan2(y, x))
TO_CART = (t, r * s.sin(theta) * s.cos(phi), r * s.sin(theta) * s.sin(phi), r * s.cos(theta))


def sph(T, *heights):
    """Components of a tensor in spherical coordinates."""
    return transform(T, heights, XC, XS, TO_SPH, TO_CART)


# The metrics.
flat_line = diagonal(-1, 1, 1, 1)
hole = diagonal(-(1 - 2 * M / r), 1 / (1 - 2 * M / r), r**2, r**2 * s.sin(theta)**2)
bubble = table(2, lambda i, j: flat_line[i][j] + {(0, 0): (f * v)**2, (0, 3): -f * v, (3, 0): -f * v}.get((i, j), 0))
simple = diagonal(-x, 1, 1, 1)
universe = diagonal(-1, a**2, a**2 * r**2, a**2 * r**2 * s.sin(theta)**2)


def line(g, d):
    return sum(g[i][j] * d[i] * d[j] for i in EACH for j in EACH)


# Displaying: coordinates, metrics, line elements, volumes.
run(7)
answer(6, "the coordinates", geo("[t, x, y, z] on Cartesian", CART), components(names["Cartesian"]), XC)
answer(7, "the coordinates", geo("[t, r, th, ph] on Spherical", SPH), components(names["Spherical"]), XS)
answer(8, "of a negative number", "sqrt(Cartesian.t^2) @ Cartesian(-3, 0, 0, 0)", run(8), s.sqrt(t**2), t=-3)
answer(9, "of a positive number", geo("sqrt(Spherical.r^2)", SPH), run(9), r)
eta, sch, car, sphere = ("eta", CART), ("g", SPH, MASS), names["Cartesian"], names["Spherical"]
for n, own in (11, flat_line), (12, hole), (13, flat_line), (14, hole), (15, flat_line):
    run(n)
    answer(n, "the metric", geo(*(eta if own is flat_line else sch)), components(names["Minkowski" if own is flat_line else "Schwarzschild"]), own)
for n, at in (16, CART), (17, SPH):
    run(n)
    answer(n, "the coordinates", geo("[t, x, y, z] on Cartesian" if at == CART else "[t, r, th, ph] on Spherical", at),
           components(car if at == CART else sphere), XC if at == CART else XS)
run(18)
answer(18, "the metric", geo(*eta), components(names["Minkowski"]), flat_line)
run(19)
answer(19, "the metric", geo(*sch), components(names["Schwarzschild"]), hole)
D4 = [s.Symbol("\\mathrm{d}" + n) for n in "txyz"]
D4S = [s.Symbol("\\mathrm{d}" + n) for n in ("t", "r", "\\theta", "\\phi")]
ANGLES = {"\\mathrm{d}r": Q(1, 2), "\\mathrm{d}\\theta": Q(-1, 4), "\\mathrm{d}\\phi": Q(3, 4)}
along4 = "[1/3, 1/2, -1/4, 3/4]"


def quadratic(g, at, *put):
    """The value of a line element in Geo, for four numbers."""
    return "sum_ij (components(%s)_ij*%s_i*%s_j)" % (geo(g, at, *put), along4, along4)


answer(24, "the line element of four numbers", quadratic("eta", CART), run(24), line(flat_line, D4))
answer(25, "the line element of four numbers", quadratic("g", SPH, MASS), run(25), line(hole, D4S), **ANGLES)
run(27)
for n in 26, 27:
    answer(n, "the metric", geo("al", CART, BUBBLE), components(names["Alcubierre"]), bubble)
answer(28, "the line element of four numbers", quadratic("al", CART, BUBBLE), run(28), line(bubble, D4))
answer(29, "the line element of four numbers", geo("ds2", CART, BUBBLE, LINE), run(29), line(bubble, D4))
run(30)
answer(31, "the line element of four numbers", geo("-dt^2 + dx^2 + dy^2 + square", CART, BUBBLE, LINE), run(31), line(bubble, D4))
answer(32, "the determinant", "det(components(eta))", run(32), s.Matrix(flat_line).det())
answer(33, "the determinant", geo("volume2", SPH, MASS), run(33), s.Matrix(hole).det())
answer(34, "the determinant", geo("det(components(al))", CART, BUBBLE), run(34), s.Matrix(bubble).det())
answer(35, "the volume element", geo("sqrt(-volume2)", SPH, MASS), run(35), s.sqrt(-s.Matrix(hole).det()))

# Tensors, their indices and coordinates.
square = 48 * M**2 / r**6
gamma = 1 / s.sqrt(1 - w**2)
velocity = [gamma, gamma * w, 0, 0]
fluid = diagonal(rho, p, p, p)
fluid_down = diagonal(rho, p, p, p)
run(46)
scalar = names["SchwarzschildKretschmann"]
answer(42, "the scalar", geo("K", SPH, MASS), components(scalar), [square])
answer(43, "the velocity", geo("u", CART, SPEED), components(names["FourVelocity"]), velocity)
answer(44, "the fluid", geo("T", CART, FLUID), components(names["PerfectFluid"]), fluid)
answer(46, "the velocity", geo("u", CART, MOVING), components(names["FourVelocity"]), velocity)
run(52)
answer(47, "with its index down", geo("eta_ij u^j", CART, MOVING), components(names["FourVelocity"], (-1,), car), [-gamma, gamma * w, 0, 0])
answer(48, "the mixed components", geo("Tmixed", CART, FLUID), components(names["PerfectFluid"], (1, -1), car), diagonal(-rho, p, p, p))
answer(49, "the inverse", geo("g^ij", SPH, MASS), components(names["Schwarzschild"], (1, 1), sphere), inverse(hole))
answer(50, "the mixed components", geo("g^i_j", SPH, MASS), components(names["Schwarzschild"], (1, -1), sphere), diagonal(1, 1, 1, 1))
answer(52, "indices down", geo("eta_ik eta_jl T^kl", CART, FLUID), components(names["PerfectFluid"], (-1, -1), car), fluid_down)
run(63)
rules = {**{names["t"]: names["t"]}, **sphere.get_coord_transformation(car)}
back = {**{names["t"]: names["t"]}, **car.get_coord_transformation(sphere)}
answer(53, "the image of a point", "[q[t], q[r], q[th], q[ph]]".replace("q", "phi(%s)" % CART), [rules[c] for c in components(sphere)], TO_SPH)
answer(53, "and back", "[q[t], q[x], q[y], q[z]]".replace("q", "back(%s)" % SPH), [back[c] for c in components(car)], TO_CART)
perfect = names["PerfectFluid"]
answer(54, "in spherical coordinates", geo("sp", SPH), components(names["Minkowski"], (-1, -1), sphere), sph(flat_line, -1, -1))
answer(55, "in spherical coordinates", geo("Ts", SPH, FLUID), components(perfect, (1, 1), sphere), sph(fluid, 1, 1))
answer(56, "in Cartesian coordinates", geo("Kc", CART, MASS), components(scalar, (), car), [square.subs(r, RADIUS)])
answer(58, "in spherical coordinates", geo("Td", SPH, FLUID), components(perfect, (-1, -1), sphere), sph(fluid_down, -1, -1))
distance = names["SpatialDistance"]
answer(59, "the distance", geo("dist", CART), components(distance, (), car), [RADIUS])
answer(60, "the distance", geo("push(dist, phi)", SPH), components(distance, (), sphere), [r])
tenth = [s.sympify(e).subs({names["M"]: 1, names["r"]: 10}) for e in components(scalar, (), sphere)]
answer(61, "the number", "subst(K, M: 1) @ Spherical(0, 10, 1, 0)", tenth, [square.subs({M: 1, r: 10})])
stiff = {names["p"]: names["rho"]}
answer(62, "in spherical coordinates", geo("stiff", SPH, FLUID), [e.subs(stiff) for e in flat(components(perfect, (-1, -1), sphere))],
       sph(diagonal(rho, rho, rho, rho), -1, -1))
answer(63, "in Cartesian coordinates", geo("stiffUp", CART, FLUID), [e.subs(stiff) for e in flat(components(perfect, (1, 1), car))],
       diagonal(rho, rho, rho, rho))
answer(71, "the metric", geo("eta", CART), components(run(71)), flat_line)
answer(75, "the array", geo("gUp", SPH, MASS), run(75), inverse(hole))
answer(76, "the first component", geo("gUp[1,1]", SPH, MASS), run(76), -1 / (1 - 2 * M / r))
answer(77, "the array", geo("components(g)", SPH, MASS), run(77), hole)
answer(78, "the array", geo("plane", "Equator(1/2, 5, 2)", MASS), run(78), [e.subs(theta, s.pi / 2) for e in flat(hole)])
answer(79, "the array", geo("[t, r, th, ph] on Spherical", SPH), run(79), XS)

# Calculations with tensors.
other = table(2, lambda i, j: s.Integer(int((i, j) == (0, 3))))


def combine(f):
    return table(2, lambda i, j: f(flat_line[i][j], fluid_down[i][j], other[i][j], other[j][i]))


MINUS = (-1, -1)
for n, e, own in (
    (80, "total", combine(lambda g, T, N, Nt: g + T)),
    (81, "S", combine(lambda g, T, N, Nt: g + T)),
    (82, "N", other),
    (83, "eta_ij + N_ij", combine(lambda g, T, N, Nt: g + N)),
    (84, "eta_ij + N_ji", combine(lambda g, T, N, Nt: g + Nt)),
    (85, "four", combine(lambda g, T, N, Nt: g + T + N + Nt)),
    (86, "eta_ij + T_ij + N_ij + N_ji", combine(lambda g, T, N, Nt: g + T + N + Nt)),
    (87, "N", other),
    (88, "N_{alpha beta}", other),
    (89, "N_ab", other),
    (90, "2*eta_ij", combine(lambda g, T, N, Nt: 2 * g)),
    (91, "factors", combine(lambda g, T, N, Nt: 2 * t * g - 3 * x * T + 4 * y * N - 5 * z * Nt)),
):
    result = run(n)
    answer(n, "the components", geo(e, CART, FLUID), components(result, MINUS, car), own)
PLUS = (1, 1)
moving = table(2, lambda i, j: (rho + p) * velocity[i] * velocity[j] + p * flat_line[i][j])
run(92)
answer(92, "the components", geo("moving", CART, MOVING), components(names["PerfectFluidFromVelocity"], PLUS, car), moving)
run(93)
answer(93, "the components", geo("moving", CART, FLUID, "w: 0"), [s.sympify(e).subs(names["v"], 0) for e in flat(components(names["PerfectFluidFromVelocity"], PLUS, car))], fluid)
run(94)
with capture_output():
    weighted = shell.run_cell("SpatialDistance() @ Minkowski(mu, nu)", store_history=False).result
answer(94, "in spherical coordinates", geo("push(dist*eta, phi)", SPH), components(weighted, MINUS, sphere),
       sph(table(2, lambda i, j: RADIUS * flat_line[i][j]), -1, -1))
answer(95, "the square", geo("dist*dist", CART), components(run(95), (), car), [RADIUS**2])
answer(96, "the square", geo("eta_ij u^i u^j", CART, MOVING), components(run(96), (), car), [-gamma**2 + gamma**2 * w**2])
lowered = [-gamma, gamma * w, 0, 0]
force = [sum(lowered[i] * moving[i][j] * other[j][k] for i in EACH for j in EACH) for k in EACH]
answer(97, "the components", geo("force", CART, MOVING), components(run(97), (-1,), car), force)
answer(98, "the trace", "eta^i_i", components(run(98), (), car), [4])
answer(99, "the trace", geo("eta_ij T^ij", CART, FLUID), components(run(99), (), car), [trace(fluid_down, inverse(flat_line))])

# Derivatives and curvature.
answer(100, "the derivatives", geo("d_i K", SPH, MASS), components(run(100), (-1,), sphere), [s.diff(square, c) for c in XS])
run(101)
with capture_output():
    gradient = shell.run_cell("T.PartialD(mu) @ Schwarzschild('alpha beta')", store_history=False).result
answer(101, "the derivatives", geo("dg", SPH, MASS), components(gradient, (-1, -1, -1), sphere), partial(2, hole, XS))
run(102)
answer(102, "the vector", geo("pos", CART), components(names["Position"], (1,), car), XC)
answer(103, "the derivatives", geo("d_i pos^j", CART), components(run(103), (-1, 1), car), diagonal(1, 1, 1, 1))
answer(104, "the divergence", geo("d_i pos^i", CART), components(run(104), (), car), [4])
MIXED = (1, -1, -1)
chHole, chSimple, chUniverse = christoffel(hole, XS), christoffel(simple, XC), christoffel(universe, XS)
run(105)
answer(105, "the symbols", geo("wrongSch", SPH, MASS), components(names["WrongSchwarzschildChristoffel"], MIXED, sphere), chHole)
run(106)
answer(106, "the symbols", geo("C", SPH, MASS), components(names["Schwarzschild"].christoffel(), MIXED, sphere), chHole)
run(107)
answer(107, "the metric", geo("simple", CART), components(names["SimpleMetric"]), simple)
run(108)
answer(108, "the symbols", geo("wrong", CART), components(names["WrongSimpleMetricChristoffel"], MIXED, car), chSimple)
run(109)
answer(109, "the symbols", geo("D", CART), components(names["SimpleMetricChristoffel"], MIXED, car), chSimple)
run(110)
answer(110, "in spherical coordinates", geo("push(D, phi)", SPH), components(names["SimpleMetricChristoffel"], MIXED, sphere),
       connection(chSimple, XC, XS, TO_SPH, TO_CART))
run(111)
answer(111, "in spherical coordinates", geo("push(asTensor, phi)", SPH), components(names["WrongSimpleMetricChristoffel"], MIXED, sphere), sph(chSimple, *MIXED))
run(113)
answer(113, "in spherical coordinates", geo("recompute(wrong, phi)", SPH), components(names["WrongSimpleMetricChristoffel2"], MIXED, sphere),
       christoffel(sph(simple, -1, -1), XS))
run(114)
answer(114, "the metric", geo("h", SPH, UNIVERSE), components(names["FLRW"]), universe)
answer(115, "the line element of four numbers", quadratic("h", SPH, UNIVERSE), run(115), line(universe, D4S), **ANGLES)
answer(116, "the determinant", geo("det(components(h))", SPH, UNIVERSE), run(116), s.Matrix(universe).det())
run(117)
answer(117, "the symbols", geo("E", SPH, UNIVERSE), components(names["FLRW"].christoffel(), MIXED, sphere), chUniverse)
RIEMANN, DOWN4 = (1, -1, -1, -1), (-1, -1, -1, -1)
rHole, rUniverse = riemann(chHole, XS), riemann(chUniverse, XS)
run(118)
ordered = components(names["SchwarzschildRiemann"], (-1, 1, -1, -1), sphere)
own = table(4, lambda m, a, n, b: rHole[a][b][m][n])
answer(118, "the curvature", geo("R", SPH, MASS), table(4, lambda a, b, m, n: ordered[m][a][n][b]), rHole)
run(119)
answer(119, "in that order", geo("order", SPH, MASS), components(names["SchwarzschildRiemann"], (-1, 1, -1, -1), sphere), own)
run(120)
answer(120, "in that order", geo("books", SPH, MASS), components(names["SchwarzschildRiemann"], RIEMANN, sphere), rHole)
run(121)
answer(122, "their difference is 0", "1/(1 - Cartesian.x) - -(1/(Cartesian.x - 1)) == 0", bool(run(122)), bool(s.cancel(1 / (1 - x) + 1 / (x - 1)) == 0))
run(123)
answer(123, "the curvature", geo("riemann(C)", SPH, MASS), components(names["SchwarzschildRiemann"], RIEMANN, sphere), rHole)
run(124)
downHole = table(4, lambda i, b, c, d: hole[i][i] * rHole[i][b][c][d])
answer(124, "indices down", geo("riemannDown(g)", SPH, MASS), components(names["SchwarzschildRiemann"], DOWN4, sphere), downHole)
run(125)
answer(125, "the curvature", geo("riemann(E)", SPH, UNIVERSE), components(names["FLRW"].riemann(), RIEMANN, sphere), rUniverse)
run(126)
answer(126, "the symbols", geo("E", SPH, UNIVERSE), components(names["FLRW"].christoffel(), MIXED, sphere), chUniverse)
upHole = inverse(hole)
kretschmann = sum(downHole[i][b][c][d]**2 * upHole[i][i] * upHole[b][b] * upHole[c][c] * upHole[d][d] for i in EACH for b in EACH for c in EACH for d in EACH)
answer(127, "the scalar", geo("kretschmann(g)", SPH, MASS), components(run(127), (), sphere), [kretschmann])
run(128)
with capture_output():
    ricciHole = shell.run_cell("Schwarzschild.riemann(lamda, mu, lamda, nu)", store_history=False).result
answer(128, "the trace", geo("Q", SPH, MASS), components(ricciHole, MINUS, sphere), ricci(rHole))
ricciUniverse, up = ricci(rUniverse), inverse(universe)
run(129)
answer(129, "the tensor", geo("RicciE", SPH, UNIVERSE), components(names["FLRW"].ricci_tensor(), MINUS, sphere), ricciUniverse)
answer(130, "the trace", geo("h^ij RicciE_ij", SPH, UNIVERSE), components(run(130), (), sphere), [trace(ricciUniverse, up)])
answer(131, "the scalar", geo("scalarCurvature(h)", SPH, UNIVERSE), components(run(131), (), sphere), [trace(ricciUniverse, up)])
run(132)
with capture_output():
    made = shell.run_cell("FLRW.ricci_tensor(mu, nu) - T.s.Rational(1, 2) * FLRW.ricci_scalar() @ FLRW(mu, nu)", store_history=False).result
answer(132, "the tensor", geo("Einstein", SPH, UNIVERSE), components(made, MINUS, sphere), einstein(universe, XS))
run(133)
answer(133, "the tensor", geo("einstein(h)", SPH, UNIVERSE), components(names["FLRW"].einstein(), MINUS, sphere), einstein(universe, XS))
run(134)
with capture_output():
    zero3 = shell.run_cell("T.PartialD(mu) @ Schwarzschild(alpha, beta) - Schwarzschild.christoffel(lamda, mu, alpha) @ Schwarzschild(lamda, beta)"
                           " - Schwarzschild.christoffel(lamda, mu, beta) @ Schwarzschild(alpha, lamda)", store_history=False).result
answer(134, "the derivatives", geo("dcov", SPH, MASS), components(zero3, (-1, -1, -1), sphere), covariant_metric(hole, chHole, XS))
run(135)
with capture_output():
    zero1 = shell.run_cell("T.CovariantD(mu) @ FLRW(mu, nu)", store_history=False).result
answer(135, "the divergence", geo("nabla^i h_ij", SPH, UNIVERSE), components(zero1, (-1,), sphere), divergence(up, chUniverse, XS))
run(136)
with capture_output():
    zero1 = shell.run_cell("T.CovariantD(mu) @ FLRW.einstein(mu, nu)", store_history=False).result
ein = einstein(universe, XS)
answer(136, "the divergence", geo("nabla^i Einstein_ij", SPH, UNIVERSE), components(zero1, (-1,), sphere),
       divergence(table(2, lambda i, j: up[i][i] * up[j][j] * ein[i][j]), chUniverse, XS))
run(138)
cosmic = table(2, lambda i, j: (density + pressure if (i, j) == (0, 0) else 0) + pressure * up[i][j])
OPEN = UNIVERSE + [open_function("rho"), open_function("p")]
answer(137, "the velocity", geo("rest", SPH), components(names["RestVelocity"], (1,), sphere), [1, 0, 0, 0])
answer(138, "the tensor", geo("fluid", SPH, OPEN), components(names["PerfectFluidFLRW"], PLUS, sphere), cosmic)
run(139)
with capture_output():
    lost = shell.run_cell("T.CovariantD(mu) @ PerfectFluidFLRW(mu, nu)", store_history=False).result
answer(139, "the divergence", geo("div", SPH, OPEN), components(lost, (1,), sphere), divergence(cosmic, chUniverse, XS))

# Curves and geodesics.
CUR = {c: s.Function(c)(lam) for c in CURVES}


def at_curve(e, coordinates):
    """A formula of the coordinates on the curve, the curve open."""
    return s.sympify(e).subs({c: CUR[c.name] for c in coordinates}, simultaneous=True)


def speed(g, coordinates):
    return sum(at_curve(g[i][j], coordinates) * CUR[coordinates[i].name].diff(lam) * CUR[coordinates[j].name].diff(lam) for i in EACH for j in EACH)


def motions(g, coordinates):
    return variation(speed(g, coordinates) / 2, [CUR[c.name] for c in coordinates], lam)


def accelerations(C, coordinates):
    dot = [CUR[c.name].diff(lam) for c in coordinates]
    return [-sum(at_curve(C[i][j][k], coordinates) * dot[j] * dot[k] for j in EACH for k in EACH) for i in EACH]


def left_out(equations, coordinates):
    """What a geodesic equation 0 = x'' + … says of x''."""
    curve_of = {c.name: CURVES[plain(c.name)] for c in coordinates}
    return [number(s.diff(curve_of[c.name], lam, 2)) - number(e) for c, e in zip(coordinates, equations)]


LINE4, ORBIT = curve(*"txyz"), curve("t", "r", "theta", "phi")
flat_names, hole_names = "t1 x1 y1 z1".split(), "t1 r1 th1 ph1".split()


def equations(metric, which):
    """Geo's accelerations by the geodesic equations of a metric or connection."""
    return "solve(geodesicEquations(%s, [%s]), for: [%s])[1]" % (metric, ", ".join(n + "(lambda)" for n in which), ", ".join(n + "''(lambda)" for n in which))


cases = [("Minkowski", "lagEta", "elEta", "eta", flat_line, XC, LINE4, car), ("Schwarzschild", "lagG", "elG", "g", hole, XS, [MASS, *ORBIT], sphere),
         ("FLRW", "lagH", "elH", "h", universe, XS, UNIVERSE + ORBIT, sphere), ("Alcubierre", "lagAl", "elAl", "al", bubble, XC, BUBBLE + LINE4, car)]
for n, (name, lag, _, _, g, coordinates, put, system) in zip((140, 141, 142, 143), cases):
    run(n)
    answer(n, "the Lagrangian", geo(lag, CURVE, put), components(names[name].lagrangian(), (), system), [speed(g, coordinates)])
answer(144, "the Lagrangian", geo("lagEta", CURVE, LINE4), run(144), [speed(flat_line, XC)])
run(145)
for n in 145, 146, 147:
    run(n)
    answer(n, "the equations", geo("elEta", CURVE, LINE4), components(names["Minkowski"].geodesic_from_lagrangian(), (1,), car), motions(flat_line, XC))
run(148)
for n, (name, _, el, _, g, coordinates, put, system) in zip((149, 150, 151), cases[1:]):
    run(n)
    answer(n, "the equations", geo(el, CURVE, put), components(names[name].geodesic_from_lagrangian(), (1,), system), motions(g, coordinates))
answer(152, "the functions", geo("line^a", CURVE, LINE4), run(152), [CUR[c] for c in "txyz"])
run(153)
answer(154, "their derivatives", geo("d_i line^a", CURVE, LINE4), run(154), [CUR[c].diff(lam) for c in "txyz"])
run(156)
carriedSpeed = at_curve(v * f, XC)
answer(156, "the speed and the form", geo("[along(v(Cartesian.t), line), along(f(Cartesian.t, x, y, z), line)]", CURVE, BUBBLE, LINE4),
       [names["v_t"].subs(names["param"]), names["f_t_x_y_z"].subs(names["param"])], [at_curve(v, XC), at_curve(f, XC)])
solution = run(157)
answer(157, "the velocity", geo("carried", CURVE, BUBBLE, LINE4), [solution[names["dot"][names[c]]] for c in "txyz"], [1, 0, 0, carriedSpeed])
run(158)
vanish = [s.simplify(s.sympify(e).doit().subs(solution).doit().subs(solution)) for e in components(names["Alcubierre"].geodesic_from_lagrangian(), (1,), car)]
own = motions(bubble, XC)
for _ in range(2):
    own = [e.subs({CUR["z"].diff(lam): carriedSpeed}).doit().subs({CUR["t"].diff(lam): 1, CUR["x"].diff(lam): 0, CUR["y"].diff(lam): 0}).doit() for e in own]
carriedPut = "subst(first, t1'(lambda): 1, x1'(lambda): 0, y1'(lambda): 0)"
answer(158, "the equations", geo(carriedPut, CURVE, BUBBLE, LINE4), vanish, [s.simplify(e) for e in own])
answer(158, "they hold", carriedPut + " == 0", all(e == 0 for e in vanish), True)
run(159)
chs = [christoffel(flat_line, XC), chHole, chUniverse, christoffel(bubble, XC)]
for (name, _, _, metric, _, coordinates, put, system), C in zip(cases, chs):
    which = flat_names if system is car else hole_names
    answer(159, "the accelerations, " + name, geo(equations(metric, which), CURVE, put),
           left_out(components(names[name].geodesic_from_christoffel(), (1,), system), components(system)), accelerations(C, coordinates))
run(160)
chFlat = connection(chUniverse, XS, XC, TO_CART, TO_SPH)
answer(160, "the accelerations", geo(equations("Ec", flat_names), CURVE, UNIVERSE + LINE4),
       left_out(components(names["FLRW"].geodesic_from_christoffel(), (1,), car), components(car)), accelerations(chFlat, XC))
run(161)
TIME = {c: CURVES[c].subs(lam, t) for c in "xyz"}
move = [t, TIME["x"], TIME["y"], TIME["z"]]
on = [[[e.subs(dict(zip((x, y, z), move[1:])), simultaneous=True) for e in row] for row in part] for part in chFlat]
vel = [c.diff(t) for c in move]
quad = [sum(on[i][j][k] * vel[j] * vel[k] for j in EACH for k in EACH) for i in EACH]
byTime = [move[i].diff(t, 2) + quad[i] - vel[i] * quad[0] for i in EACH]
CLOCK = ["%s1(time): %s" % (c, source(CURVES[c]).replace("lambda", "time")) for c in "xyz"]
answer(161, "the equations", geo("byTime", "Clock(1/2)", UNIVERSE, CLOCK), components(names["FLRW"].geodesic_time_param(), (1,), car), byTime)
answer(162, "the equation", geo("byTime[2]", "Clock(1/2)", UNIVERSE, CLOCK), run(162), byTime[1])
run(164)
straight = run(165)
vx, ax = vel[1], move[1].diff(t, 2)
only = ax + 2 * a.diff(t) / a * vx - a * a.diff(t) * vx**3
answer(165, "the equation", geo("subst(byTime[2], y1'(time): 0, z1'(time): 0)", "Clock(1/2)", UNIVERSE, CLOCK), straight, only)
answer(166, "the Lagrangian", geo("lagEta", CURVE, LINE4), run(166), [speed(flat_line, XC)])
answer(168, "the Lagrangian", geo("pull(eta, worldline)[1,1]", "Proper(3/5)", [c.replace("lambda", "tau") for c in LINE4]), run(168),
       [speed(flat_line, XC)])
book.write()
