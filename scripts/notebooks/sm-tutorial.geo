# A tour of manifolds, fields, forms and a metric: the cells of SageManifolds' tutorial, by meaning.

# [1-2] about the other system: its version, and that it writes LaTeX
# [3-7] about the other system: a manifold without charts, how it describes it, its type and its category
# [8] the indices of a manifold of three dimensions
chart X(x, y, z)
print [i for i in 1..dim(X)]
# [9] about the other system: indices that begin at 0
# [10-12] a chart
print X
# [13-15] its coordinates by their numbers
coordinates_i = [x, y, z] on X
print coordinates[1], coordinates[2], coordinates[3]
# [16] all of them
print coordinates
# [17] is z the third?
print coordinates[3] == z
# [18] about the other system: the type of a coordinate
# [19] a function of the coordinates
f0 = x + y^2 + z^3 on X
print f0
# [20] as a function
show f0
# [21] its value for 1, 2, 3
print f0 @ X(1, 2, 3)
# [22] about the other system: its type
# [23] two functions
fn f1(x, y, z) = cos(x)^2
fn g1(x, y, z) = sin(x)^2
# [24] their sum
print f1(x, y, z) + g1(x, y, z)
# [25] the sum of fields
f2 = cos(x)^2
g2 = sin(x)^2
print f2 + g2
# [26] the first sum, simplified
print f1(x, y, z) + g1(x, y, z) == 1
# [27] the first function
print f1(x, y, z)
# [28] the first field
print f2
# [29] as a function
show f2
# [30] its formula
print f2
# [31] about the other system: the type of the formula
# [32-33] about the other system: an open set by name, and the restriction of a chart to it
# [34] spherical coordinates
chart Y(r, th, ph) where r > 0, 0 < th < pi, 0 < ph < 2*pi
print Y
# [35-36] the angles, by their names and by their numbers
spherical_i = [r, th, ph] on Y
print spherical[2], spherical[3]
# [37] what is known of the coordinates
show X, Y
# [38] what is known of r is used
print abs(r)
# [39] nothing is known of x
print abs(x)
# [40-41] the change to x, y, z
map YtoX: Y -> X { x = r*sin(th)*cos(ph); y = r*sin(th)*sin(ph); z = r*cos(th) } inverse { r = sqrt(x^2 + y^2 + z^2); th = atan2(sqrt(x^2 + y^2), z); ph = atan2(-y, -x) + pi }
print YtoX^a
# [42] a check that the inverse that was given is one
manifold M { YtoX, period ph: 2*pi }
XtoY = inverse(YtoX)
print YtoX(XtoY(X(1, 2, -1))) ~= X(1, 2, -1), XtoY(YtoX(Y(1, 2, 3))) ~= Y(1, 2, 3)
# [43] the inverse
print XtoY^a
# [44-47] about the other system: its lists of charts, and which one it takes by itself
# [48] the lines of r, th and ph in space
fn ball(a, b, c) = [a*sin(b)*cos(c), a*sin(b)*sin(c), a*cos(b)]
rs = linspace(0.001, 8, 5)
ths = linspace(0.001, pi, 5)
phs = linspace(0.001, 2*pi, 5)
rruns = [[ball(a, b, c) for a in linspace(0.001, 8, 2)] for b in ths for c in phs]
thruns = [[ball(a, b, c) for b in linspace(0.001, pi, 40)] for a in rs for c in phs]
phruns = [[ball(a, b, c) for c in linspace(0.001, 2*pi, 60)] for a in rs for b in ths]
plot rruns, thruns, phruns, labels: ["r runs", "th runs", "ph runs"], xlabel: "x", ylabel: "y" to "pictures/tutorial-spherical.svg"
# [49] a part of them
rpart = [[ball(a, b, c) for a in linspace(1, 2, 2)] for b in linspace(0.001, pi/2, 4) for c in linspace(0.001, 2*pi, 4)]
thpart = [[ball(a, b, c) for b in linspace(0.001, pi/2, 30)] for a in linspace(1, 2, 4) for c in linspace(0.001, 2*pi, 4)]
phpart = [[ball(a, b, c) for c in linspace(0.001, 2*pi, 60)] for a in linspace(1, 2, 4) for b in linspace(0.001, pi/2, 4)]
plot rpart, thpart, phpart, labels: ["r runs", "th runs", "ph runs"], xlabel: "x", ylabel: "y" to "pictures/tutorial-part.svg"
# [50] the lines of x, y and z in terms of r, th and ph
fn seen(a, b, c) = [sqrt(a^2 + b^2 + c^2), atan2(sqrt(a^2 + b^2), c), atan2(-b, -a) + pi]
cs = [-8, -4.1, 0.1, 4.1, 8]
xruns = [[seen(a, b, c) for a in linspace(-8, 8, 40)] for b in cs for c in cs]
yruns = [[seen(a, b, c) for b in linspace(-8, 8, 40)] for a in cs for c in cs]
zruns = [[seen(a, b, c) for c in linspace(-8, 8, 40)] for a in cs for b in cs]
plot xruns, yruns, zruns, labels: ["x runs", "y runs", "z runs"], xlabel: "r", ylabel: "th" to "pictures/tutorial-inverse.svg"
# [51-52] a point
p = X(1, 2, -1)
print p
# [53] does it lie on the manifold?
print p in X
# [54] does it lie in the chart of spherical coordinates?
print p in Y
# [55-57] its coordinates
print p in X
# [58] a point on the half plane that spherical coordinates leave out
q = X(1, 0, 2)
# [59] not said: that it does not lie in the chart of spherical coordinates; `q in Y` is an error there and not false
# [60] not said: an error that is caught; `q in Y` is an error (E0402), and an error ends a program
# [61-62] the spherical coordinates of p
print p in Y
# [63] are the points equal?
print q == p
# [64] is p the point with these spherical coordinates?
p1 = Y(sqrt(3)*sqrt(2), pi - atan(sqrt(5)), atan(2))
print (p1 in X) ~= p
# [65-67] about the other system: the manifold that a point belongs to
# [68-70] a scalar field
f = x + y^2 + z^3
# [71] its value at p
print f @ p
# [72] its formula in x, y, z
print f
# [73] in both charts
print f, f in Y
# [74] in spherical coordinates
print f in Y
# [75-76] as a function of x, y, z
print f
# [77-78] as a function of r, th, ph
show f in Y
# [79-80] the formulas
print f, f in Y
# [81] about the other system: whether two formulas are one object
# [82] a field of which nothing is known
fn H(x, y, z)
h = H(x, y, z)
# [83] in both charts
hY = along(h, YtoX)
print h, hY
# [84] in spherical coordinates
print hY
# [85] its value at p
print h @ p
# [86-89] about the other system: the algebra of fields, its category and its ring
# [90] a sum
s = f + 2 h
# [91] in both charts
print s, along(s, YtoX)
# [92-94] about the other system: the tangent space and its category
# [95] the dimension of a tangent space
print dim(X)
# [96-97] about the other system: its lists of bases
# [98-99] a vector at p
vp1^i = [1, 2, 3] @ p
print vp1
# [100-101] a vector at q
uq^i = [1, 2, 3] @ q
print uq
# [102-103] about the other system: the spaces that they belong to
# [104] not said: an error that is caught; Geo refuses the sum of vectors at two points before it runs anything (E0302)
# [105-113] about the other system: its frames, where they are defined, and which it takes by itself
# [114] the second vector of the frame of x, y, z
e1^i = [1, 0, 0] on X
e2^i = [0, 1, 0] on X
e3^i = [0, 0, 1] on X
print e2
# [115] about the other system: how it describes the field
# [116] a vector field by the frame
w0^i = e2^i + 2 x e3^i
# [117] its components
show w0
# [118-119] a vector field by its components, all at once or one by one
v^i = [1 + y, -x, x y z] on X
show v
# [120-123] about the other system: the module of vector fields, its category and its ring
# [124] the scalar field once more
print f, f in Y
# [125] the vector field acting on it
vf = v^i d_i f
# [126] in both charts
print vf, along(vf, YtoX)
# [127] the third vector of the frame
print e3
# [128] what it makes of f
print e3^i d_i f, along(e3^i d_i f, YtoX)
# [129] a field with one component
w^i = [0, 3, 0] on X
show w
# [130] v in the frame of r, th, ph, by x, y, z
vY = pull(v, YtoX)
fn back(c) = along(c, XtoY)
print back(vY[r]), back(vY[th]), back(vY[ph])
# [131] by r, th, ph
show vY
# [132] each vector of the frame of x, y, z in that of r, th, ph
for k in [e1, e2, e3] { print pull(k, YtoX) }
# [133] the components of v
print v
# [134] by their names
show v
# [135-136] in the frame of r, th, ph, by x, y, z
print [back(vY[1]), back(vY[2]), back(vY[3])]
# [137] by their names
for k in 1..3 { print back(vY[k]) }
# [138] by r, th, ph
print vY
# [139] by their names
show vY
# [140] one component as a field
v1 = v[1]
# [141] in both charts
print v1, along(v1, YtoX)
# [142] its formula
print v1
# [143] a vector field of which nothing is known
fn ux(x, y, z), uy(x, y, z), uz(x, y, z)
u^i = [ux(x, y, z), uy(x, y, z), uz(x, y, z)] on X
show u
# [144] a sum
su^i = v^i + u^i
show su
# [145] v at p
vp = v @ p
# [146] its components
print vp
# [147] the coordinates of p
print p
# [148] the components of v
print v
# [149] the vector at p, by another name
vAtP = vp
print vAtP
# [150-151] about the other system: the space that a vector belongs to
# [152-153] u at p
up = u @ p
print up
# [154] the differential of f
df = ext(f)
# [155] its components
show df
# [156-157] about the other system: its frames of forms
# [158-159] its value at p
dfp = df @ p
print dfp
# [160] the coordinates of p
print p
# [161-162] about the other system: the space that it belongs to
# [163] v at p
print vp
# [164] the form of it
print dfp_i vp^i
# [165] u at p
print up
# [166] the form of it
print dfp_i up^i
# [167] the differential of h
dh = ext(h)
show dh
# [168-170] a form by its components
om_i = [x^2 + y^2, z, x - z] on X
show om
# [171] a form by its components in the frame of r, th, ph
omY_i = [r*sin(th)*cos(ph), 0, r*sin(th)*sin(ph)] on Y
show omY
# [172] what these are in the frame of x, y, z
print pull(omY, XtoY)
# [173] the first form again
show om
# [174] in the frame of r, th, ph
show om in Y
# [175] the form of v
print om_i v^i, along(om_i v^i, YtoX)
# [176] df of v
print df_i v^i, along(df_i v^i, YtoX)
# [177] the form of u
print om_i u^i, along(om_i u^i, YtoX)
# [178] is df of v what v makes of f?
print df_i v^i == v^i d_i f
# [179-182] about the other system: the module of forms, which is the dual of that of fields
# [183] the exterior product
a = wedge(om, df)
show a
# [184] its components as a matrix
print a
# [185] those that do not follow by antisymmetry
show a
# [186] in the frame of r, th, ph
show a in Y
# [187] of a pair of fields
auv = a_ij u^i v^j
print auv
# [188] is it antisymmetric?
print a_ij u^i v^j == -a_ij v^i u^j
# [189] its symmetries
print a_ij == -a_ji
# [190-191] the exterior derivative of a form
dom = ext(om)
show dom
# [192] of the product
da = ext(a)
show da
# [193] of a differential
print ext(df)
# [194] of a derivative
print ext(dom)
# [195] the Lie derivative of the form along v
show lie(v, om)
# [196] of dh along u
show lie(u, dh)
# [197] Cartan's formula for the form
print lie(v, om)_i == interior(v, dom)_i + ext(om_j v^j)_i
# [198] for the product
print lie(v, a)_ij == interior(v, da)_ij + ext(interior(v, a))_ij
# [199] the Lie derivative of a field as a commutator on scalars
luv = lie(u, v)
print luv^i d_i f == u^i d_i (v^j d_j f) - v^i d_i (u^j d_j f)
# [200-201] a tensor with one upper slot and two lower ones
t^i_jk = [[[0, 0, 0], [1 + x^2, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[0, 0, 0], [x y z, 0, 0], [0, 0, 0]]] on X
# [202] its components
show t
# [203] all of them
print t
# [204] by their names
show t
# [205] one component as a field
t121 = t[1,2,1]
print t121, along(t121, YtoX)
# [206] its formula
print t[1,2,1]
# [207] the tensor of a form and two fields
tomuv = t^i_jk om_i u^j v^k
print tomuv, along(tomuv, YtoX)
# [208] one component in the frame of r, th, ph
tY = pull(t, YtoX)
print tY[1,1,1]
# [209] about the other system: how many slots of each kind a tensor has
# [210] a product of tensors
b^i_jk = v^i a_jk
# [211] the symmetries of the first
print a_ij == -a_ji
# [212] the symmetries of the product
print b^i_jk == -b^i_kj
# [213] a sum
s2^i_jk = -t^i_jk + 2 f b^i_jk
# [214] a contraction
c_i = t^k_ki
print c
# [215-220] it is the same in whatever letters
print c_i == t^k_ki, c_j == t^k_kj, c_a == t^b_ba, c_α == t^μ_{μ α}
# [221-223] a contraction of two tensors
tv^i_j = t^i_jk v^k
print tv
# [224-225] by letters
print tv^i_j == t^i_jk v^k
# [226] a metric
metric g_ij = eye(3) on X
# [227-228] about the other system: the module that it belongs to
# [229] its symmetries
print g_ij == g_ji
# [230] as a line element
show g as line
# [231] in r, th, ph
show (g in Y) as line
# [232] of a pair of fields
guv = g_ij u^i v^j
print guv, along(guv, YtoX)
# [233] its connection
C = levicivita(g)
# [234] the Christoffel symbols in x, y, z
print C
# [235] in r, th, ph
CY = levicivita(g in Y)
print CY
# [236-237] those that are not zero, and those of them that do not follow by symmetry
show CY
# [238] the covariant derivative of v
use connection C
nv^i_j = nabla_j v^i
show nv
# [239] the torsion
print torsion(C)
# [240] the Riemann tensor
print riemann(C) == 0
# [241] another metric, by its components in r, th, ph
metric gY_ij = diag(1/(1 + r^2), r^2, r^2*sin(th)^2) on Y
show gY as line
# [242] about the other system: which chart it takes by itself
# [243] the metric of hyperbolic space
show gY as line
# [244] in x, y, z
show (gY in X) as line
# [245] as a matrix
show gY in X as matrix
# [246] over all of that chart, which Geo finds to be the same formula
g' = gY in X
print g'
# [247] its connection
C' = levicivita(g')
# [248] its Christoffel symbols in x, y, z
show C'
# [249] in r, th, ph
show levicivita(gY)
# [250] the Riemann tensor
Riem = riemann(C')
show riemann(levicivita(gY))
# [251] about the other system: whether two ways to the tensor give one object
# [252] the Ricci tensor
Ric = ricci(C')
show ricci(levicivita(gY))
# [253] the Weyl tensor
print weyl(g') == 0
# [254] the curvature scalar
print scalarCurvature(g'), scalarCurvature(gY)
# [255] about the other system: how it describes the tensor
# [256] the tensor in the frame of x, y, z, by r, th, ph
print along(t[1,2,1], YtoX), along(t[3,2,1], YtoX)
# [257] by x, y, z
show t
# [258] its last index raised
ginv = inv(g')
up2^i_j^k = t^i_jl ginv^lk
show up2
# [259] both lower indices raised
up12^ijk = t^i_lm ginv^lj ginv^mk
show up12
# [260] the upper index lowered
down_ijk = g'_il t^l_jk
show down
# [261] the volume form
vol = eps(g')
show vol
# [262] in r, th, ph
show vol in Y
# [263] the scalar field
print f, f in Y
# [264] its Hodge dual
sf = hodge(f, g')
show sf
# [265] is it f times the volume form?
print sf_ijk == f vol_ijk
# [266] the form
show om
# [267] its Hodge dual
som = hodge(om, g')
show som
# [268] about the other system: how it describes the product
# [269] its Hodge dual
sa = hodge(a, g')
show sa
# [270] its derivative
show da
# [271] the Hodge dual of that
sda = hodge(da, g')
print sda
# [272] the star twice is nothing: of the scalar
print hodge(sf, g') == f
# [273] of the form
print hodge(som, g') == om
# [274] of the product
print hodge(sa, g') == a
# [275] of its derivative
print hodge(sda, g') == da
# [276-278] about the other system: its help and its source
