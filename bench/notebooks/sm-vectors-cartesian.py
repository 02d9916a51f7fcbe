"""The answers of SageManifolds to the cells of vector_calc_cartesian, for scripts/notebooks/sm-vectors-cartesian.geo.

Where a field is any function, both systems are asked with the same functions put in: in Sage after it has computed, as in Geo.
"""

from record import Book
from sagecells import *  # noqa: F403
from sage.manifolds.differentiable.examples.euclidean import EuclideanSpace

book = Book("sm-vectors-cartesian", "Notebooks/VectorCalculus/vector_calc_cartesian.ipynb", "7b6842a1289fff6fb1a702ae4c192d801269cb6c", 83, SYSTEM)
with book.cell(3):
    E = EuclideanSpace(3, names=("x", "y", "z"))
    book.check(3, "dimension", "dim(E)", E.dimension())
x, y, z = E.cartesian_coordinates()[:]
AT = {x: QQ(13) / 10, y: QQ(-7) / 10, z: QQ(2)}
POINT = "E(13/10, -7/10, 2)"
ux, uy, uz, f = (function(n) for n in ("u_x", "u_y", "u_z", "f"))
PUT = {ux: (x**2 * y + sin(z)).function(x, y, z), uy: (x * y * z + exp(x)).function(x, y, z), uz: (cos(x * y) + z**2).function(x, y, z),
       f: (x**3 * y + sin(y * z) + z).function(x, y, z)}
GEO = "ux(x, y, z): x^2*y + sin(z), uy(x, y, z): x*y*z + exp(x), uz(x, y, z): cos(x*y) + z^2"
GEO_F = ", f(x, y, z): x^3*y + sin(y*z) + z"


def put(e, at=AT):
    if isinstance(e, (list, tuple)):
        return [put(i, at) for i in e]
    if hasattr(e, "expr"):
        e = e.expr()
    e = SR(e)
    for k, b in PUT.items():
        e = e.substitute_function(k, b)
    return number(e, at)


def geo(n, e, at=" @ " + POINT):
    """Geo's expression after cell n, which knows no functions before cell 19, and f from cell 41 on."""
    if n < 19:
        return "(%s)%s" % (e, at)
    return "subst(%s, %s)%s" % (e, GEO if n < 41 else GEO + GEO_F, at)


def field(n, what, words, e):
    """A vector field or scalar field with functions put in."""
    book.check(n, what, geo(n, words), put(e[:] if hasattr(e, "display_comp") else e))


for n, c in ((4, x), (5, y), (6, z)):
    with book.cell(n):
        same = c is E.cartesian_coordinates()[n - 3]
    book.check(n, "is it", "coordinates[%d] == %s" % (n - 3, c), bool(same))
with book.cell(10):
    v = E.vector_field(-y, x, sin(x * y * z), name="v")
    v.display()
field(10, "v", "v", v)
with book.cell(11):
    one = v[1]
field(11, "one component", "v[1]", one)
with book.cell(12):
    every = v[:]
field(12, "v", "v", every)
with book.cell(13):
    p = E((3, -2, 1), name="p")
with book.cell(14):
    coordinates = p.coordinates()
for n in 13, 14:
    book.check(n, "coordinates", "[p[x], p[y], p[z]]", list(coordinates))
with book.cell(15):
    vp = v.at(p)
with book.cell(16):
    vp.display()
for n in 15, 16:
    book.check(n, "v at p", "vp", numbers([vp[i] for i in E.irange()], {}))
book.without("picture", 17, 18)
with book.cell(19):
    u = E.vector_field(ux(x, y, z), uy(x, y, z), uz(x, y, z), name="u")
    u.display()
field(19, "u", "u", u)
with book.cell(20):
    every = u[:]
field(20, "u", "u", every)
with book.cell(21):
    up = u.at(p)
    up.display()
book.check(21, "u at p", geo(21, "up", ""), put([up[i] for i in E.irange()], {}))
with book.cell(22):
    same = u.dot(v) == u[1] * v[1] + u[2] * v[2] + u[3] * v[3]
book.check(22, "dot product", "u_i v^i == u[1] v[1] + u[2] v[2] + u[3] v[3]", bool(same))
with book.cell(23):
    s = u.dot(v)
with book.cell(25):
    s.display()
field(23, "u . v", "s", s)
field(25, "u . v", "s", s)
with book.cell(26):
    value = s(p)
book.check(26, "u . v at p", geo(26, "s @ p", ""), put(value, {}))
with book.cell(27):
    e = s.expr()
field(27, "u . v", "s", e)
with book.cell(28):
    same = norm(u) == sqrt(u.dot(u))
book.check(28, "norm", "length(u, g) == sqrt(u_i u^i)", bool(same))
with book.cell(29):
    s = norm(u)
with book.cell(30):
    s.display()
with book.cell(31):
    e = s.expr()
for n in 29, 30, 31:
    field(n, "norm of u", "n", e)
with book.cell(32):
    e = norm(v).expr()
field(32, "norm of v", "length(v, g)", e)
with book.cell(33):
    s = u.cross(v)
with book.cell(34):
    s.display()
for n in 33, 34:
    field(n, "u x v", "c", s)
with book.cell(35):
    same = all([s[1] == u[2] * v[3] - u[3] * v[2], s[2] == u[3] * v[1] - u[1] * v[3], s[3] == u[1] * v[2] - u[2] * v[1]])
book.check(35, "by components", "c[1] == u[2] v[3] - u[3] v[2] and c[2] == u[3] v[1] - u[1] v[3] and c[3] == u[1] v[2] - u[2] v[1]", bool(same))
with book.cell(36):
    w = E.vector_field(name="w")
    w[1] = x * z
    w[2] = y * z
    w.display()
field(36, "w", "w", w)
with book.cell(37):
    triple_product = E.scalar_triple_product()
    s = triple_product(u, v, w)
with book.cell(38):
    e = s.expr()
for n in 37, 38:
    field(n, "triple product", "triple", e)
with book.cell(39):
    same = s == u.dot(v.cross(w))
book.check(39, "triple product", "triple == g_ij u^i cross(v, w, g)^j", bool(same))

from sage.manifolds.operators import curl, div, grad, laplacian  # noqa: E402

with book.cell(41):
    F = E.scalar_field(f(x, y, z), name="F")
    F.display()
field(41, "F", "F", F)
with book.cell(42):
    value = F(p)
book.check(42, "F at p", geo(42, "F @ p", ""), put(value, {}))
with book.cell(43):
    gr = grad(F)
with book.cell(44):
    gr.display()
for n in 43, 44:
    field(n, "gradient", "grad", gr)
with book.cell(45):
    s = norm(grad(F))
    s.display()
field(45, "norm of the gradient", "length(grad, g)", s)
for n, name, a in ((46, "u", u), (47, "v", v), (48, "w", w)):
    with book.cell(n):
        s = div(a)
        s.display()
    field(n, "divergence of " + name, "divergence(%s, g)" % name, s)
with book.cell(49):
    same = div(F * u) == F * div(u) + u.dot(grad(F))
book.check(49, "identity", "divergence(Fu, g) == F divergence(u, g) + u_i grad^i", bool(same))
with book.cell(50):
    s = curl(u)
with book.cell(51):
    s.display()
for n in 50, 51:
    field(n, "curl of u", "curlu", s)
book.without("declaration", 52, 53)
with book.cell(54):
    rot = curl
    rot(u).display()
field(54, "rot u", "rot(u, g)", rot(u))
with book.cell(55):
    same = rot(u) == curl(u)
book.check(55, "the same", "rot(u, g) == curl(u, g)", bool(same))
for n, name, a in ((56, "v", v), (57, "w", w)):
    with book.cell(n):
        s = curl(a)
        s.display()
    field(n, "curl of " + name, "curl(%s, g)" % name, s)
with book.cell(58):
    s = curl(grad(F))
    s.display()
field(58, "curl of a gradient", "curl(grad, g)", s)
book.check(58, "is it 0", "curl(grad, g) == 0", bool(s == 0))
with book.cell(59):
    s = div(curl(u))
    s.display()
field(59, "divergence of a curl", "divergence(curl(u, g), g)", s)
book.check(59, "is it 0", "divergence(curl(u, g), g) == 0", bool(s == 0))
with book.cell(60):
    same = curl(F * u) == grad(F).cross(u) + F * curl(u)
book.check(60, "identity", "curlFu^i == cross(grad, u, g)^i + F curlu^i", bool(same))
with book.cell(61):
    s = laplacian(F)
    s.display()
field(61, "Laplacian", "laplacian(F, g)", s)
with book.cell(62):
    same = laplacian(F) == div(grad(F))
book.check(62, "identity", "laplacian(F, g) == divergence(grad, g)", bool(same))
with book.cell(63):
    Du = laplacian(u)
with book.cell(64):
    Du.display()
for n in 63, 64:
    field(n, "Laplacian of u", "Du", Du)
with book.cell(65):
    e = E.cartesian_frame()
    same = Du == sum(laplacian(u[[i]]) * e[i] for i in E.irange())
book.check(65, "by components", "components(Du) == [laplacian(ux(x, y, z), g), laplacian(uy(x, y, z), g), laplacian(uz(x, y, z), g)]", bool(same))
with book.cell(66):
    frame = e[:]
for i, name in enumerate(("ex", "ey", "ez")):
    book.check(66, name, name, numbers(frame[i][:], {}))
for n, name, a in ((67, "v", v), (68, "w", w)):
    with book.cell(n):
        s = laplacian(a)
        s.display()
    field(n, "Laplacian of " + name, "D" + name, s)
with book.cell(69):
    s = curl(curl(u))
    s.display()
field(69, "curl curl u", "curl(curl(u, g), g)", s)
with book.cell(70):
    s = grad(div(u))
    s.display()
field(70, "grad div u", "graddiv", s)
with book.cell(71):
    same = curl(curl(u)) == grad(div(u)) - laplacian(u)
book.check(71, "identity", "curl(curl(u, g), g)^i == graddiv^i - Du^i", bool(same))
with book.cell(77):
    E = EuclideanSpace(3, names=("x", "y", "z"))
book.without("declaration", 77, 78, 79, 82)
for n, names, chart, name in ((81, ("X", "Y", "Z"), "E'", "v'"), (83, ("xi", "et", "ze"), "G", "V")):
    with book.cell(n):
        E = EuclideanSpace(3, names=names)
        a, b, c = E.cartesian_coordinates()[:]
        v = E.vector_field(-b, a, sin(a * b * c), name="v")
        v.display()
    book.check(n, "v", "%s @ %s(13/10, -7/10, 2)" % (name, chart), numbers(v[:], {a: QQ(13) / 10, b: QQ(-7) / 10, c: 2}))
book.write()
