# The sphere as a manifold of several charts: the cells of SageManifolds' notebook SM_sphere_S2, by meaning.

# [1] about the other system: imports
# [2-4] the unit sphere of the catalogue, in spherical coordinates
import gallery
catalogue = gallery.Sphere
print dim(catalogue)
# [5] its metric
show gallery.sphere(1) as line
# [6-13] about the other system: a manifold without charts, what describes it, its category, its field and its empty list of charts
# [14-17] about the other system: open sets by name; in Geo a chart is the set that it covers
# [18-20] coordinates of the projection from the north pole
chart N(x, y)
print N
# [21] the ranges of its coordinates
show N
# [22-23] the coordinates one by one
coordinates_i = [x, y] on N
print coordinates[1], coordinates[2] == y
# [24-25] about the other system: the type of a coordinate
# [26-27] coordinates of the projection from the south pole
chart Z(xp, yp)
print Z
# [28] about the other system: its list of charts
# [29] the change between them
map NtoZ: N -> Z { xp = x/(x^2 + y^2); yp = y/(x^2 + y^2) } inverse { x = xp/(xp^2 + yp^2); y = yp/(xp^2 + yp^2) }
print NtoZ^a
# [30] its inverse
print inverse(NtoZ)^a
# [31-35] about the other system: its list of charts again, and restrictions to the set where both are
# [36] the lines of xp and yp in terms of themselves
plot [[[a, b] for a in linspace(-8, 8, 2)] for b in linspace(-8, 8, 9)], [[[a, b] for b in linspace(-8, 8, 2)] for a in linspace(-8, 8, 9)], labels: ["xp runs", "yp runs"], equal: true to "pictures/sphere-own.svg"
# [37] the lines of xp and yp in terms of x and y, without those through the singularity
fn seen(a, b) = [a/(a^2 + b^2), b/(a^2 + b^2)]
held = [-6, -4.5, -3, -1.5, -0.02, 0.02, 1.5, 3, 4.5, 6]
runs = [-(0.02*300^(k/60)) for k in 0..60]
plot [[seen(a, b) for a in runs] for b in held], [[seen(-a, b) for a in runs] for b in held], [[seen(a, b) for b in runs] for a in held], [[seen(a, -b) for b in runs] for a in held], labels: ["xp < 0 runs", "xp > 0 runs", "yp < 0 runs", "yp > 0 runs"], xrange: [-1.5, 1.5], yrange: [-1.5, 1.5], equal: true to "pictures/sphere-inverted.svg"
# [38-39] about the other system: the set without a meridian, by name, and the restriction of a chart to it
# [40] spherical coordinates
chart A(th, ph) where 0 < th < pi, 0 < ph < 2*pi
print A
# [41] the ranges of its coordinates
show A
# [42] the change to the projection from the north pole
map AtoN: A -> N { x = sin(th)*cos(ph)/(1 - cos(th)); y = sin(th)*sin(ph)/(1 - cos(th)) } inverse { th = 2*atan(1/sqrt(x^2 + y^2)); ph = atan2(-y, -x) + pi }
print AtoN^a
# [43] a check that the inverse that was given is one
manifold S2 { NtoZ, AtoN, period ph: 2*pi }
NtoA = inverse(AtoN)
print AtoN(NtoA(N(1, 2))) ~= N(1, 2), NtoA(AtoN(A(2, 3))) ~= A(2, 3)
# [44] the inverse
print inverse(AtoN)^a
# [45] from spherical coordinates to those of the south pole
print compose(NtoZ, AtoN)^a
# [46] and back
print compose(inverse(AtoN), inverse(NtoZ))^a
# [47] about the other system: its list of charts
# [48] the lines of spherical coordinates in terms of x and y
fn polar(a, b) = [sin(a)*cos(b)/(1 - cos(a)), sin(a)*sin(b)/(1 - cos(a))]
plot [[polar(a, b) for a in linspace(pi/8, pi, 2)] for b in linspace(0, 2*pi, 15)], [[polar(a, b) for b in linspace(0, 2*pi, 90)] for a in linspace(pi/8, pi, 15)], labels: ["th runs", "ph runs"], equal: true to "pictures/sphere-polar.svg"
# [49-50] the north pole and the south pole
Np = Z(0, 0)
Sp = N(0, 0)
print Np, Sp
# [51-52] about the other system: to which manifold a point belongs
# [53] does the north pole lie on the sphere?
print Np == Z(0, 0)
# [54] not said: a point is read in a chart by `p in N`, which is an error where it does not lie; no question whether it does is answered false
# [55] does it lie in the chart of the south pole?
print Np in Z
# [56] not said: as 54, for the chart of spherical coordinates
# [57] the point p with (x, y) = (1, 2)
p = N(1, 2)
# [58] does it lie in the chart of spherical coordinates?
print p in A
# [59-61] its coordinates in each chart
print p in N, p in Z, p in A
# [62] the north pole in the chart of the south pole
print Np in Z
# [63] about the other system: a comment, that the north pole has no coordinates in the other chart
# [64] Euclidean space
chart R3(X, Y, Z')
print R3
# [65] about the other system: a category
# [66-67] the embedding, in the two charts
map Phi: N -> R3 { X = 2 x/(1 + x^2 + y^2); Y = 2 y/(1 + x^2 + y^2); Z' = (x^2 + y^2 - 1)/(1 + x^2 + y^2) }
map PhiZ: Z -> R3 { X = 2 xp/(1 + xp^2 + yp^2); Y = 2 yp/(1 + xp^2 + yp^2); Z' = (1 - xp^2 - yp^2)/(1 + xp^2 + yp^2) }
print Phi^a
print PhiZ^a
# [68-70] about the other system: the set of maps that it belongs to
# [71-72] where the north pole goes
print PhiZ(Np)
# [73-74] where the south pole goes
print Phi(Sp)
# [75-76] where p goes
print Phi(p)
# [77] the embedding in x and y
print Phi^a
# [78] the embedding in spherical coordinates
PhiA = compose(Phi, AtoN)
print PhiA^a
# [79] the lines of spherical coordinates on the sphere in space
fn ball(a, b) = [sin(a)*cos(b), sin(a)*sin(b), cos(a)]
meridians = [[ball(a, b) for a in linspace(0, pi, 40)] for b in linspace(0, 2*pi, 11)]
parallels = [[ball(a, b) for b in linspace(0, 2*pi, 60)] for a in linspace(0, pi, 11)]
plot meridians, parallels, labels: ["th runs", "ph runs"], xlabel: "X", ylabel: "Y" to "pictures/sphere-spherical.svg"
# [80] the lines of x and y on the sphere
fn north(a, b) = [2*a/(1 + a^2 + b^2), 2*b/(1 + a^2 + b^2), (a^2 + b^2 - 1)/(1 + a^2 + b^2)]
fn south(a, b) = [2*a/(1 + a^2 + b^2), 2*b/(1 + a^2 + b^2), (1 - a^2 - b^2)/(1 + a^2 + b^2)]
xruns = [[north(a, b) for a in linspace(-8, 8, 161)] for b in linspace(-8, 8, 25)]
yruns = [[north(a, b) for b in linspace(-8, 8, 161)] for a in linspace(-8, 8, 25)]
plot xruns, yruns, labels: ["x runs", "y runs"], xlabel: "X", ylabel: "Y" to "pictures/sphere-north.svg"
# [81] and those of xp and yp over them
xpruns = [[south(a, b) for a in linspace(-8, 8, 161)] for b in linspace(-8, 8, 25)]
ypruns = [[south(a, b) for b in linspace(-8, 8, 161)] for a in linspace(-8, 8, 25)]
plot xruns, yruns, xpruns, ypruns, labels: ["x runs", "y runs", "xp runs", "yp runs"], xlabel: "X", ylabel: "Y" to "pictures/sphere-both.svg"
# [82] the poles and p added, each as a cross
fn cross3(q_i, s) = [[q - [s, 0, 0], q + [s, 0, 0]], [q - [0, s, 0], q + [0, s, 0]], [q - [0, 0, s], q + [0, 0, s]]]
fn at(q) = [q[X], q[Y], q[Z']]
crossN = cross3(at(PhiZ(Np)), 0.08)
crossS = cross3(at(Phi(Sp)), 0.08)
crossp = cross3(at(Phi(p)), 0.08)
plot xruns, yruns, xpruns, ypruns, crossN, crossS, crossp, labels: ["x runs", "y runs", "xp runs", "yp runs", "N", "S", "p"], xlabel: "X", ylabel: "Y" to "pictures/sphere-points.svg"
# [83-84] about the other system: how it describes the tangent space, and its category
# [85-86] the dimension of the tangent space is that of the manifold
print dim(N)
# [87-90] about the other system: the tangent space as a fibre, and its lists of bases
# [91] a vector at p
v^i = [-2, 3] @ p
# [92] is it the one with these components?
other^i = [-2, 3] @ p
print v == other
# [93-94] about the other system: the vector space that a vector belongs to
# [95] its components in x and y
print v in N
# [96] in xp and yp
print v in Z
# [97] in th and ph
print v in A
# [98] the vector in space, on the picture of the sphere
fn arrow(q_i, w_i, s) = [q, q + s*w, q + 0.8*s*w + 0.1*s*cross(w, q), q + s*w, q + 0.8*s*w - 0.1*s*cross(w, q)]
plot xruns, yruns, arrow(at(Phi(p)), components(push(v, Phi)), 0.2), labels: ["x runs", "y runs", "v"], xlabel: "X", ylabel: "Y" to "pictures/sphere-vector.svg"
# [99] the differential of the embedding at p
print d_i Phi^a @ p
# [100-102] about the other system: the spaces between which it maps
# [103-104] the image of v
w = push(v, Phi)
# [105] does it lie at the image of p?
there^i = [w[1], w[2], w[3]] @ Phi(p)
print w == there
# [106] its components
print w
# [107-111] about the other system: the algebra of scalar fields, its category, ring and an example of an element
# [112] the field that is 0
zero = 0 on N
# [113] its values at the poles and at p
print zero @ Sp, zero @ p, (zero in Z) @ Np
# [114] its formula
print zero
# [115] the field that is 1
one = 1 on N
# [116] its values
print one @ Sp, one @ p, (one in Z) @ Np
# [117] a field by its formula in x and y, and what it is in xp and yp
f = 1/(1 + x^2 + y^2) on N
print f
# [118] what it is in xp and yp, over all of the other chart
fZ = f in Z
# [119] both formulas
print f, fZ
# [120] its value at the north pole
print fZ @ Np
# [121] about the other system: the algebra that it belongs to
# [122-124] its values at the poles and at p
print fZ @ Np, f @ Sp, f @ p
# [125-126] its restrictions to the two charts
print f in N, f in Z
# [127] values of a restriction
print f @ p, f @ Sp
# [128-131] about the other system: the algebras that these belong to, and its conversions
# [132] is the restriction the field?
print (f in N) == f
# [133] f^2 - 2 f in both charts
h = f^2 - 2 f
print h, h in Z
# [134-138] about the other system: the module of vector fields, its ring, category, and type
# [139] not said: whether a frame of the whole manifold is known is no question of Geo, which computes in the frames of charts
# [140] about the other system: the type of the module over a chart
# [141] not said: as 139, for a chart
# [142] about the other system: its list of bases
# [143] the frame of x and y
ex^i = [1, 0] on N
ey^i = [0, 1] on N
print ex, ey
# [144] the frame of xp and yp
exp'^i = [1, 0] on Z
eyp^i = [0, 1] on Z
print exp', eyp
# [145-148] about the other system: which frame it takes by itself, and its list of frames
# [149] a vector field by its components in x and y
u^i = [1, -2] on N
print u
# [150] about the other system: the module that it belongs to
# [151] its components in xp and yp
print u in Z
# [152] over all of that chart
uZ = u in Z
show uZ
# [153-154] the vector at the north pole
uN = uZ @ Np
print uN
# [155-156] about the other system: the tangent space that it belongs to
# [157] is it 0?
print uN == 0
# [158-159] at the south pole it is not
uS = u @ Sp
print uS
# [160] the field as arrows in x and y, with the south pole
cross2 = [[[-0.2, 0], [0.2, 0]], [[0, -0.2], [0, 0.2]]]
plot (u[x] @ N(a, b), u[y] @ N(a, b)) over (a in linspace(-4, 4, 5), b in linspace(-4, 4, 5)), curves: cross2, xlabel: "x", ylabel: "y" to "pictures/sphere-u-north.svg"
# [161] its components are constants there
print u
# [162] as arrows in xp and yp, with the north pole
plot (uZ[xp] @ Z(a, b), uZ[yp] @ Z(a, b)) over (a in linspace(-4, 4, 9), b in linspace(-4, 4, 9)), curves: cross2, xlabel: "xp", ylabel: "yp" to "pictures/sphere-u-south.svg"
# [163] as arrows on the sphere in space
spots = [AtoN(A(pi*(floor(k/11) + 1/2)/11, 2*pi*(mod(k, 11) + 1/2)/11)) for k in 0..120]
fn arrows(V^i, s) = [arrow(at(Phi(q)), components(push(V @ q, Phi)), s) for q in spots]
plot meridians, parallels, arrows(u, 0.2), labels: ["th runs", "ph runs", "u"], xlabel: "X", ylabel: "Y" to "pictures/sphere-u-space.svg"
# [164-165] the first vector field of the frame of x and y
print ex
# [166] as arrows on the sphere
plot meridians, parallels, arrows(ex, 0.4), labels: ["th runs", "ph runs", "ex"], xlabel: "X", ylabel: "Y" to "pictures/sphere-ex.svg"
# [167] the second
print ey
# [168] as arrows
plot meridians, parallels, arrows(ey, 0.4), labels: ["th runs", "ph runs", "ey"], xlabel: "X", ylabel: "Y" to "pictures/sphere-ey.svg"
# [169] both, with the poles
plot meridians, parallels, arrows(ex, 0.4), arrows(ey, 0.4), crossN, crossS, labels: ["th runs", "ph runs", "ex", "ey", "N", "S"], xlabel: "X", ylabel: "Y" to "pictures/sphere-frame.svg"
# [170] the vector field acting on f
uf = u^i d_i f
print uf, uf in Z
# [171-173] its values at the poles and at p
print (uf in Z) @ Np, uf @ Sp, uf @ p
# [174] f once more
print f
# [175-176] its differential
df = ext(f)
show df
# [177] in xp and yp
print df in Z
# [178] its components along th and ph, as functions of x and y
print along((df in A)[th], NtoA), along((df in A)[ph], NtoA)
# [179] as functions of th and ph
print df in A
# [180-181] about the other system: the module that it belongs to
# [182] the form acting on the field
print df_i u^i
# [183] is it u(f)?
print df_i u^i == u^i d_i f
# [184] is that the Lie derivative?
print lie(u, f) == u^i d_i f
# [185] the real line
chart R1(t)
print R1
# [186] about the other system: a category
# [187] its dimension
print dim(R1)
# [188] about the other system: its list of charts
# [189] a loxodrome
map c: R1 -> A { th = 2*atan(exp(-t/10)); ph = t }
# [190] about the other system: the set of maps that it belongs to
# [191] the curve in both charts
map cN: R1 -> N { x = exp(t/10)*cos(t); y = exp(t/10)*sin(t) }
print c^a
print compose(AtoN, c)^a, cN^a
# [192] the curve in x and y
spiral = [polar(2*atan(exp(-t/10)), t) for t in linspace(-28, 28, 600)]
plot spiral, equal: true, xlabel: "x", ylabel: "y" to "pictures/sphere-spiral.svg"
# [193] the curve on the sphere
winding = [ball(2*atan(exp(-t/10)), t) for t in linspace(-40, 40, 600)]
plot meridians, parallels, winding, labels: ["th runs", "ph runs", "c"], xlabel: "X", ylabel: "Y" to "pictures/sphere-loxodrome.svg"
# [194] its tangent vectors
velocity_i^a = d_i cN^a
# [195-198] about the other system: how it describes the field along the curve, its module, category and ring
# [199] their components
print velocity, d_i c^a
# [200] as arrows along the curve in x and y
clock^i = [1] on R1
fn along2(s) = cN(R1(s))
fn speed2(s) = components(push(clock @ R1(s), cN))
fn arrow2(q_i, w_i, s) = [q, q + s*w, q + 0.8*s*w + 0.1*s*[-w[2], w[1]], q + s*w, q + 0.8*s*w - 0.1*s*[-w[2], w[1]]]
plot [arrow2([along2(k)[x], along2(k)[y]], speed2(k), 0.5) for k in linspace(-8, 8, 30)], [[along2(k)[x], along2(k)[y]] for k in linspace(-8, 8, 300)], labels: ["velocity", "c"], equal: true, xlabel: "x", ylabel: "y" to "pictures/sphere-velocity.svg"
# [201] as arrows along the curve on the sphere
PhiC = compose(Phi, cN)
plot meridians, parallels, winding, [arrow(at(PhiC(R1(k))), components(push(clock @ R1(k), PhiC)), 0.5) for k in linspace(-20, 20, 30)], labels: ["th runs", "ph runs", "c", "velocity"], xlabel: "X", ylabel: "Y" to "pictures/sphere-velocity-space.svg"
# [202] the Euclidean metric
metric e_ij = eye(3) on R3
show e as line
# [203] the metric that the embedding pulls back
g = pull(e, Phi)
# [204] about the other system: the module that it belongs to
# [205] what kind of tensor it is
show g
# [206] its symmetries
print g_ij == g_ji
# [207] as a line element
show g as line
# [208] its components in factors
print factor(g[x,x]), factor(g[y,y])
# [209] as a matrix
show g as matrix
# [210] one component
print g[1,1]
# [211] in xp and yp
show (g in Z) as line
# [212] in th and ph
show (g in A) as line
# [213] the square of u
square = g_ij u^i u^j
# [214] about the other system: the algebra that it belongs to
# [215] its formula in each chart
print square, square in Z, square in A
# [216] the connection
C = levicivita(g)
use metric g
# [217] is the derivative of the metric 0?
print nabla_k g_ij == 0
# [218] the Christoffel symbols in x and y
show C
# [219] in th and ph
show C in A
# [220] the derivative of u
Du^i_j = nabla_j u^i
# [221] its components
show Du
# [222] as a matrix
print Du
# [223] one of them
print Du[1,2]
# [224] the Riemann tensor
R = riemann(C)
print R
# [225] its components by name
show R
# [226] in th and ph
show R in A
# [227] about the other system: the module that it belongs to
# [228] its symmetries
print R^i_jkl == -R^i_jlk
# [229] the Riemann tensor of space
show riemann(levicivita(e))
# [230] the Ricci tensor
Ric = ricci(C)
print Ric
# [231] the curvature scalar
S = scalarCurvature(g)
print S
# [232] the Riemann tensor by the curvature scalar
print R^i_jkl == S/2 (delta^i_k g_jl - delta^i_l g_jk)
# [233] the Ricci tensor by it
print Ric == S/2 g
# [234] the Jacobian determinant of the change of charts
J = components(jacobian(NtoZ))
print det(J)
# [235] the frame of x and y in the other order
print ey, ex
# [236] the orientation of xp and yp
vol = eps(g in Z)
# [237] the volume form
show vol in N
# [238-239] in xp and yp, in factors
show vol
# [240] in th and ph
show vol in A
# [241-242] its exterior derivative
print ext(vol in N)
# [243-246] about the other system: which chart and frame it takes by itself on a set
# [247] the frame of spherical coordinates
dth^i = [1, 0] on A
dph^i = [0, 1] on A
print dth, dph
# [248] a frame that is no chart's
e1^i = [1, 0] on A
e2^i = [0, 1/sin(th)] on A
# [249] its vectors
print e1, e2
# [250-252] it is orthonormal
gA = g in A
print gA_ij e1^i e1^j, gA_ij e1^i e2^j, gA_ij e2^i e2^j
# [253-254] the metric in it
import frames
own = frame(e1, e2)
print frames.frameMetric(own, gA)
# [255] the volume form in it
print (vol in A)_ij e1^i e2^j, (vol in A)_ij e1^i e1^j
# [256] its structure coefficients
print frames.structure(own)
# [257] the Lie derivative of e2 along e1, in the frame
bracket = lie(e1, e2)
print gA_ij bracket^i e1^j, gA_ij bracket^i e2^j
# [258] the structure coefficients of the frame of coordinates
print frames.structure(frame(dth, dph))
# [259] about the other system: another system for its formulas
# [260] twice f, in both charts
print 2 f, 2 f in Z
# [261] its formula
print 2 f
# [262-265] about the other system: the types of the same formula in its two systems
