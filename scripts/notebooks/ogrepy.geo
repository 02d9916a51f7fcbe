# The documentation of OGRePy 1.1.0, cell by cell: coordinates, metrics, indices, curvature, geodesics.

# [1] about the other system: loading it
# [2-4] about the other system: its pages of help
# [5] about the other system: importing names of symbols
# [6] Cartesian coordinates with a time
chart Cartesian(t, x, y, z)
# [7] spherical ones, whose radius is positive; the angles get the bounds that the map of [53] needs
chart Spherical(t, r, th, ph) where r > 0, 0 < th < pi, -pi < ph <= pi
# [8] what the root of a square is where no sign is known
print sqrt(Cartesian.t^2)
# [9] and of the radius, whose sign is
print sqrt(r^2)
# [10] about the other system: its page of help on metrics
# [11] Minkowski's metric
metric eta_ij = diag(-1, 1, 1, 1) on Cartesian
# [12] Schwarzschild's metric
param M
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on Spherical
# [13] the first as a matrix
show eta as matrix
# [14] the second as a matrix
show g as matrix
# [15] the first once more, by its name alone
print eta
# [16] the coordinates of the first system
print [t, x, y, z] on Cartesian
# [17] the coordinates of the second
print [t, r, th, ph] on Spherical
# [18] what components of Minkowski's metric are not zero
show eta
# [19] those of Schwarzschild's
show g
# [20] about the other system: which values of a cell are displayed
# [21-23] about the other system: colours and sizes of what is displayed, of the list of [19]
# [24] Minkowski's line element
show eta as line
# [25] Schwarzschild's line element
show g as line
# [26] Alcubierre's metric: a bubble of the form f that moves along z with the speed v, both open
fn v(t), f(t, x, y, z)
b = f(Cartesian.t, x, y, z)*v(Cartesian.t)
metric al_ij = [[b^2 - 1, 0, 0, -b], [0, 1, 0, 0], [0, 0, 1, 0], [-b, 0, 0, 1]] on Cartesian
show al as matrix
# [27] its components that are not zero
show al
# [28] its line element
show al as line
# [29] the line element multiplied out, as a form in four differentials
param dt, dx, dy, dz
dq^i = [dt, dx, dy, dz] on Cartesian
ds2 = al_ij dq^i dq^j
print expand(ds2)
# [30] not said: the terms of a sum as a list; a formula is a value here, not a tree. What belongs to a power is asked with `coeff` of a series, and a sum is ordered with `collect`
# [31] all but three of its terms, and these three as one square
square = factor(ds2 + dt^2 - dx^2 - dy^2)
print "-dt^2 + dx^2 + dy^2 +", square
assert ds2 == -dt^2 + dx^2 + dy^2 + (dt b - dz)^2
# [32] the determinant of Minkowski's metric, the square of the volume element
print det(components(eta))
# [33] that of Schwarzschild's
volume2 = det(components(g))
print volume2
# [34] that of Alcubierre's
print det(components(al))
# [35] the volume element itself
print sqrt(-volume2)
# [36-40] about the other system: which letters it displays as indices
# [41] about the other system: its page of help on tensors
# [42] the square of Schwarzschild's curvature, as a scalar field
K = 48 M^2/r^6
print K
# [43] the velocity of a body that moves along x with the speed w
param w where -1 < w < 1
u^i = [1/sqrt(1 - w^2), w/sqrt(1 - w^2), 0, 0] on Cartesian
# [44] the stresses of a perfect fluid at rest
param rho, p
T^ij = diag(rho, p, p, p) on Cartesian
# [45] about the other system: the letter by which it displays a tensor
# [46] the velocity
print u
# [47] the velocity with its index down
use metric eta
print u_i
# [48] the fluid with one index down
Tmixed^i_j = T^i_j
show Tmixed
# [49] Schwarzschild's metric with both indices up
print g^ij
# [50] and with one
print g^i_j
# [51] about the other system: which heights of indices it displays unless told
# [52] the fluid with both indices down
print T_ij
# [53] from Cartesian to spherical coordinates and back
map phi: Cartesian -> Spherical { t = t; r = sqrt(x^2 + y^2 + z^2); th = acos(z/sqrt(x^2 + y^2 + z^2)); ph = atan2(y, x) } inverse { t = t; x = r*sin(th)*cos(ph); y = r*sin(th)*sin(ph); z = r*cos(th) }
back = inverse(phi)
# [54] Minkowski's metric in spherical coordinates
metric sp_ij = push(eta, phi)
print sp
# [55] the fluid in spherical coordinates
Ts = push(T, phi)
print Ts
# [56] the square of the curvature in Cartesian coordinates
Kc = pull(K, phi)
print Kc
# [57] about the other system: which coordinates it displays unless told
# [58] the fluid in spherical coordinates, indices down
Td_ij = sp_ik sp_jl Ts^kl
show Td
# [59] the distance from the origin
dist = sqrt(x^2 + y^2 + z^2)
print dist
# [60] in spherical coordinates
print push(dist, phi)
# [61] the square of the curvature for M = 1 at r = 10
print subst(K, M: 1) @ Spherical(0, 10, 1, 0)
# [62] the fluid with p = rho, in spherical coordinates with indices down
stiff = subst(Td, p: rho)
show stiff
# [63] the same in Cartesian coordinates with indices up
stiffUp = subst(T, p: rho)
show stiffUp
# [64-70] about the other system: what it keeps with an object, its name, its letter, what it displays unless told
# [71] the metric that belongs to the fluid
print eta
# [72-74] about the other system: names and numbers of its objects in the session
# [75] the components of the inverse of Schwarzschild's metric, as an array
gUp = components(g^ij)
print gUp
# [76] the first of them
print gUp[1,1]
# [77] the components of the metric
print components(g)
# [78] the same in the equator's plane
chart Equator(t, r, ph) where r > 0, -pi < ph <= pi
map equator: Equator -> Spherical { t = t; r = r; th = pi/2; ph = ph }
plane = along(components(g), equator)
print plane
# [79] the coordinates as an array
print [t, r, th, ph] on Spherical
# [80] a sum of two tensors
total_ij = eta_ij + T_ij
print total
# [81] the same with a letter of its own
S_ij = total_ij
print S
# [82] a tensor that is not symmetric
N_ij = [[0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]] on Cartesian
# [83] its sum with the metric
print eta_ij + N_ij
# [84] the sum with its transpose
print eta_ij + N_ji
# [85] the metric, the fluid, the tensor and its transpose together
four_ij = eta_ij + T_ij + N_ij + N_ji
print four
# [86] the same sum, its letters written in one string there
print eta_ij + T_ij + N_ij + N_ji
# [87] the tensor
print N
# [88] with letters of one's choice
print N_{alpha beta}
# [89] and with others
print N_ab
# [90] twice the metric
print 2*eta_ij
# [91] a sum with coordinates as factors
factors_ij = 2*Cartesian.t*eta_ij - 3*x*T_ij + 4*y*N_ij - 5*z*N_ji
print factors
# [92] the stresses of a perfect fluid that moves
moving^ij = (rho + p)*u^i u^j + p*eta^ij
print moving
# [93] at rest
print subst(moving, w: 0)
# [94] the distance times the metric, in spherical coordinates
print push(dist*eta, phi)
# [95] the square of the distance
print dist*dist
# [96] the square of the velocity
print u_i u^i
# [97] a contraction of the velocity, the fluid and the tensor
force_k = u_i moving^ij N_jk
print force
# [98] the trace of the metric
print eta^i_i
# [99] the trace of the fluid
print T^i_i
# [100] the derivatives of the square of the curvature
print d_i K
# [101] the derivatives of Schwarzschild's metric
dg_kij = d_k g_ij
show dg
# [102] the coordinates as the components of a vector
pos^i = [t, x, y, z] on Cartesian
print pos
# [103] its derivatives
print d_i pos^j
# [104] its divergence
print d_i pos^i
# [105] the Christoffel symbols of Schwarzschild's metric by their formula, each index a tensor's
wrongSch^a_bc = 1/2*g^ad*(d_b g_cd + d_c g_db - d_d g_bc)
show wrongSch
# [106] as the connection that belongs to the metric
C = levicivita(g)
show C
# [107] a simple metric that is not flat
metric simple_ij = diag(-x, 1, 1, 1) on Cartesian
print simple
# [108] its Christoffel symbols by the formula
wrong^a_bc = 1/2*simple^ad*(d_b simple_cd + d_c simple_db - d_d simple_bc)
show wrong
# [109] as a connection
D = levicivita(simple)
show D
# [110] the connection in spherical coordinates, where it has more components
show push(D, phi)
# [111] the same numbers, declared to be a tensor: as such they transform to something else
asTensor^a_bc = components(wrong) on Cartesian
show push(asTensor, phi)
# [112] about the other system: in which coordinates it computes unless told
# [113] the formula, computed again in spherical coordinates
show recompute(wrong, phi)
# [114] the metric of a flat universe that expands
fn a(t)
metric h_ij = diag(-1, a(t)^2, a(t)^2*r^2, a(t)^2*r^2*sin(th)^2) on Spherical
# [115] its line element
show h as line
# [116] its determinant
print det(components(h))
# [117] its Christoffel symbols
E = levicivita(h)
show E
# [118] Riemann's tensor of Schwarzschild's metric by its formula
R^a_bcd = d_c C^a_db - d_d C^a_cb + C^a_ce C^e_db - C^a_de C^e_cb
show R
# [119] the same in the order of the letters that the formula begins with
order_c^a_db = R^a_bcd
show order
# [120] and in the order of the books
books^a_bcd = order_c^a_db
show books
# [121] not said: whether two formulas are written alike; `==` asks whether they are equal, as [122] does, and says true
# [122] whether two formulas are equal
print 1/(1 - Cartesian.x) - -(1/(Cartesian.x - 1)) == 0
# [123] Riemann's tensor with all signs compared
show riemann(C)
# [124] with all indices down
show riemannDown(g)
# [125] that of the universe
show riemann(E)
# [126] the Christoffel symbols of the universe, kept from before
show E
# [127] the square of Schwarzschild's Riemann tensor
print kretschmann(g)
# [128] Ricci's tensor of Schwarzschild's metric, as a trace
Q_bd = riemann(C)^a_bad
show Q
# [129] that of the universe
RicciE = ricci(E)
show RicciE
# [130] its trace
print h^ij RicciE_ij
# [131] the scalar curvature
print scalarCurvature(h)
# [132] Einstein's tensor, from the two
Einstein_ij = RicciE_ij - 1/2*scalarCurvature(h)*h_ij
show Einstein
# [133] by its own name
show einstein(h)
# [134] the covariant derivative of Schwarzschild's metric by its formula
dcov_kij = d_k g_ij - C^l_ki g_lj - C^l_kj g_il
show dcov
# [135] the divergence of the universe's metric
use metric h
show nabla^i h_ij
# [136] the divergence of its Einstein tensor
show nabla^i Einstein_ij
# [137] a body at rest in the universe
rest^i = [1, 0, 0, 0] on Spherical
# [138] a fluid whose density and pressure depend on everything
fn density(t, r, th, ph), pressure(t, r, th, ph)
E0 = density(t, r, th, ph) on Spherical
P = pressure(t, r, th, ph) on Spherical
fluid^ij = (E0 + P)*rest^i rest^j + P*h^ij
print fluid
# [139] its divergence: what is conserved
div^j = nabla_i fluid^ij
show div
# [140] the Lagrangian of a curve in Minkowski's space: the metric on the curve
chart Curve(lambda)
fn t1(s), x1(s), y1(s), z1(s)
map line: Curve -> Cartesian { t = t1(lambda); x = x1(lambda); y = y1(lambda); z = z1(lambda) }
lagEta = pull(eta, line)[1,1]
print lagEta
# [141] in Schwarzschild's space
fn r1(s), th1(s), ph1(s) where r1 > 0, 0 < th1 < pi, -pi < ph1 <= pi
map orbit: Curve -> Spherical { t = t1(lambda); r = r1(lambda); th = th1(lambda); ph = ph1(lambda) }
lagG = pull(g, orbit)[1,1]
print lagG
# [142] in the universe
lagH = pull(h, orbit)[1,1]
print lagH
# [143] in Alcubierre's space
lagAl = pull(al, line)[1,1]
print lagAl
# [144] the first of them as a formula of the functions
print lagEta
# [145] the equations of its geodesics as half the variation of the Lagrangian
elEta = eulerLagrange(lagEta/2, [t1(lambda), x1(lambda), y1(lambda), z1(lambda)])
print elEta
# [146] with all derivatives carried out
show elEta
# [147] as an array
print elEta
# [148] not said: their general solution. There is no `dsolve`; that straight lines solve them is asked with `subst`
param c1, c2, c3, c4, c5, c6, c7, c8
assert subst(elEta, t1(lambda): c1 + c2*lambda, x1(lambda): c3 + c4*lambda, y1(lambda): c5 + c6*lambda, z1(lambda): c7 + c8*lambda) == 0
# [149] Schwarzschild's geodesics from the Lagrangian
elG = eulerLagrange(lagG/2, [t1(lambda), r1(lambda), th1(lambda), ph1(lambda)])
show elG
# [150] those of the universe
elH = eulerLagrange(lagH/2, [t1(lambda), r1(lambda), th1(lambda), ph1(lambda)])
show elH
# [151] Alcubierre's
elAl = eulerLagrange(lagAl/2, [t1(lambda), x1(lambda), y1(lambda), z1(lambda)])
show elAl
# [152] the coordinates as functions of the curve's parameter
print line^a
# [153] about the other system: the same as a table of replacements
# [154] their derivatives
print d_i line^a
# [155] about the other system: the same as a table of replacements
# [156] the speed and the form of the bubble along the curve
print along(v(Cartesian.t), line), along(f(Cartesian.t, x, y, z), line)
# [157] the velocity of a body that the bubble carries
carried = [1, 0, 0, v(t1(lambda))*f(t1(lambda), x1(lambda), y1(lambda), z1(lambda))] on Curve
print carried
# [158] its motion is a geodesic
first = subst(elAl, z1'(lambda): v(t1(lambda))*f(t1(lambda), x1(lambda), y1(lambda), z1(lambda)))
print subst(first, t1'(lambda): 1, x1'(lambda): 0, y1'(lambda): 0)
# [159] the geodesic equations of all four, from the Christoffel symbols
show geodesicEquations(eta)
show geodesicEquations(g)
show geodesicEquations(h)
show geodesicEquations(al)
# [160] those of the universe in Cartesian coordinates
hc = pull(h, phi)
Ec = levicivita(hc)
show geodesicEquations(Ec)
# [161] the same by the time: the motion in space as t goes on
chart Clock(time)
map motion: Clock -> Cartesian { t = time; x = x1(time); y = y1(time); z = z1(time) }
vel_i = [1, x1'(time), y1'(time), z1'(time)]
acc_i = [0, x1''(time), y1''(time), z1''(time)]
G_ijk = along(components(Ec), motion)
byTime_i = acc_i + G_ijk vel_j vel_k - vel_i*sum_jk (G[1,1..4,1..4]_jk*vel_j*vel_k)
show byTime
# [162] the equation of x
print byTime[2]
# [163-164] about the other system: the functions of [161] and their derivatives as tables of replacements
# [165] that equation where the motion is along x
print subst(byTime[2], y1'(time): 0, z1'(time): 0)
# [166] the Lagrangian in Minkowski's space once more
print lagEta
# [167] about the other system: by which letter it displays the parameter of curves
# [168] the Lagrangian with the proper time as its parameter
chart Proper(tau)
map worldline: Proper -> Cartesian { t = t1(tau); x = x1(tau); y = y1(tau); z = z1(tau) }
print pull(eta, worldline)[1,1]
