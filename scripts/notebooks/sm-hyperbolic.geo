# The hyperbolic plane in six charts: the cells of SageManifolds' notebook SM_hyperbolic_plane, by meaning.

# [1-2] about the other system: imports, and that its symbols are real numbers
# [3] about the other system: a manifold without charts
# [4] the space in which the models lie
chart R3(X, Y, Z)
print R3
# [5] the chart of the hyperboloid
chart H(X, Y)
print H
# [6] the embedding
map Phi1: H -> R3 { X = X; Y = Y; Z = sqrt(1 + X^2 + Y^2) }
print Phi1^a
# [7] the lines of X and Y on the hyperboloid
fn bowl(a, b) = [a, b, sqrt(1 + a^2 + b^2)]
held = linspace(-8, 8, 15)
runs = linspace(-8, 8, 65)
plot [[bowl(a, b) for a in runs] for b in held], [[bowl(a, b) for b in runs] for a in held], labels: ["X runs", "Y runs"] to "pictures/hyperbolic-bowl.svg"
# [8] about the other system: an open set by name
# [9] polar coordinates
chart P(r, ph) where r > 0, 0 < ph < 2*pi
print P
# [10] the ranges of its coordinates
show P
# [11-12] the change to X and Y
map PtoH: P -> H { X = r*cos(ph); Y = r*sin(ph) } inverse { r = sqrt(X^2 + Y^2); ph = atan2(-Y, -X) + pi }
print PtoH^a
# [13] a check that the inverse that was given is one
HtoP = inverse(PtoH)
print PtoH(HtoP(H(1, -2))) ~= H(1, -2), HtoP(PtoH(P(2, 5))) ~= P(2, 5)
# [14] the inverse
print HtoP^a
# [15] the embedding in both charts
Phi1P = compose(Phi1, PtoH)
print Phi1^a
print Phi1P^a
# [16] the lines of r and ph on the hyperboloid
fn bowlP(a, b) = bowl(a*cos(b), a*sin(b))
angles = linspace(0, 2*pi, 15)
turn = linspace(0, 2*pi, 91)
rays = [[bowlP(a, b) for a in linspace(0, 3, 31)] for b in angles]
rings = [[bowlP(a, b) for b in turn] for a in linspace(0, 3, 15)]
plot rays, rings, labels: ["r runs", "ph runs"] to "pictures/hyperbolic-polar.svg"
# [17] about the other system: a field of the object in which it keeps formulas
# [18] Minkowski's metric
metric eta_ij = diag(1, 1, -1) on R3
show eta as line
# [19] the metric that the hyperboloid has of it
metric g_ij = pull(eta, Phi1)
show g as line
# [20] in polar coordinates
gP = pull(g, PtoH)
show gP as line
# [21] the Riemann tensor
Riem = riemann(levicivita(g))
# [22] in polar coordinates
show pull(Riem, PtoH)
# [23] the Ricci tensor
Ric = ricci(levicivita(g))
# [24] in polar coordinates
show pull(Ric, PtoH)
# [25] the curvature scalar
Rs = scalarCurvature(g)
# [26] its formula
print Rs
# [27] the Riemann tensor by the curvature scalar
print Riem^i_jkl == Rs/2 (delta^i_k g_jl - delta^i_l g_jk)
# [28] the Ricci tensor by it
print Ric == Rs/2 g
# [29] Poincaré's disk in polar coordinates
chart D(R, ph) where 0 < R < 1, 0 < ph < 2*pi
print D
# [30] the ranges of its coordinates
show D
# [31-32] the change from the hyperboloid
map PtoD: P -> D { R = r/(1 + sqrt(1 + r^2)); ph = ph } inverse { r = 2 R/(1 - R^2); ph = ph }
print PtoD^a
# [33] its inverse
print inverse(PtoD)^a
# [34] the lines of R and ph on the hyperboloid
fn bowlD(a, b) = bowlP(2*a/(1 - a^2), b)
plot [[bowlD(a, b) for a in linspace(0, 0.9, 31)] for b in angles], [[bowlD(a, b) for b in turn] for a in linspace(0, 0.9, 15)], labels: ["R runs", "ph runs"] to "pictures/hyperbolic-disk-bowl.svg"
# [35] the metric in R and ph
gD = pull(gP, inverse(PtoD))
show gD as line
# [36] its components in factors
print factor(gD[R,R]), factor(gD[2,2])
# [37] Poincaré's disk in Cartesian coordinates
chart B(u, v) where u^2 + v^2 < 1
print B
# [38-39] the change from polar ones
map DtoB: D -> B { u = R*cos(ph); v = R*sin(ph) } inverse { R = sqrt(u^2 + v^2); ph = atan2(-v, -u) + pi }
print DtoB^a
# [40] its inverse
print inverse(DtoB)^a
# [41] the embedding of the disk
map Phi2: B -> R3 { X = u; Y = v; Z = 0 }
print Phi2^a
# [42] the lines of u and v there
within = linspace(-1, 1, 15)
plot [[[a, b, 0] for a in linspace(-1, 1, 2)] for b in within], [[[a, b, 0] for b in linspace(-1, 1, 2)] for a in within], labels: ["u runs", "v runs"] to "pictures/hyperbolic-disk.svg"
# [43-44] from polar coordinates of the hyperboloid to u and v
PtoB = compose(DtoB, PtoD)
print PtoB^a
# [45-46] from X and Y to u and v
print compose(PtoB, inverse(PtoH))^a
# [47-48] the same over the whole plane
map HtoB: H -> B { u = X/(1 + sqrt(1 + X^2 + Y^2)); v = Y/(1 + sqrt(1 + X^2 + Y^2)) } inverse { X = 2 u/(1 - u^2 - v^2); Y = 2 v/(1 - u^2 - v^2) }
print HtoB^a
# [49] its inverse
print inverse(HtoB)^a
# [50] the lines of r and ph on the disk below the hyperboloid
fn diskP(a, b) = [a/(1 + sqrt(1 + a^2))*cos(b), a/(1 + sqrt(1 + a^2))*sin(b), 0]
raysB = [[diskP(a, b) for a in linspace(0, 20, 61)] for b in angles]
ringsB = [[diskP(a, b) for b in turn] for a in linspace(0, 20, 15)]
plot rays, rings, raysB, ringsB, labels: ["r runs", "ph runs", "r runs on the disk", "ph runs on the disk"] to "pictures/hyperbolic-two.svg"
# [51] the same lines in u and v
fn flat(q) = [q[1], q[2]]
plot [[flat(diskP(a, b)) for a in linspace(0, 20, 61)] for b in angles], [[flat(diskP(a, b)) for b in turn] for a in linspace(0, 20, 15)], labels: ["r runs", "ph runs"], equal: true, xlabel: "u", ylabel: "v" to "pictures/hyperbolic-uv.svg"
# [52] about the other system: which chart and frame it takes by itself
# [53] the components of the metric along X and Y, as functions of u and v
BtoH = inverse(HtoB)
print along(g[1,1], BtoH), along(g[1,2], BtoH), along(g[2,2], BtoH)
# [54] the metric in u and v
gB = push(g, HtoB)
show gB as line
# [55] its components in factors
print factor(gB[u,u]), factor(gB[v,v])
# [56] the hemisphere
chart S(th, ph) where 0 < th < pi/2, 0 < ph < 2*pi
print S
# [57-58] the change from the disk
map DtoS: D -> S { th = asin(2 R/(1 + R^2)); ph = ph } inverse { R = sin(th)/(1 + cos(th)); ph = ph }
print DtoS^a
# [59] its inverse
print inverse(DtoS)^a
# [60] the metric there
gS = pull(gD, inverse(DtoS))
show gS as line
# [61] the embedding of the hemisphere
map Phi3: S -> R3 { X = sin(th)*cos(ph); Y = sin(th)*sin(ph); Z = cos(th) }
print Phi3^a
# [62] the lines of r and ph on it, with the other two models
fn domeP(a, b) = [a/sqrt(1 + a^2)*cos(b), a/sqrt(1 + a^2)*sin(b), 1/sqrt(1 + a^2)]
raysS = [[domeP(a, b) for a in linspace(0, 20, 61)] for b in angles]
ringsS = [[domeP(a, b) for b in turn] for a in linspace(0, 20, 15)]
plot rays, rings, raysB, ringsB, raysS, ringsS, labels: ["r runs", "ph runs", "r runs on the disk", "ph runs on the disk", "r runs on the hemisphere", "ph runs on the hemisphere"] to "pictures/hyperbolic-three.svg"
# [63] the half plane
chart L(x, y) where y > 0
print L
# [64-65] the change from the hemisphere
map StoL: S -> L { x = 2 sin(th)*sin(ph)/(1 + sin(th)*cos(ph)); y = 2 cos(th)/(1 + sin(th)*cos(ph)) }
print StoL^a
# [66-67] from the disk in polar coordinates
DtoL = compose(StoL, DtoS)
print DtoL^a
# [68-69] from u and v
print compose(DtoL, inverse(DtoB))^a
# [70-71] the same over the whole disk
map BtoL: B -> L { x = 4 v/((u + 1)^2 + v^2); y = 2 (1 - u^2 - v^2)/((u + 1)^2 + v^2) } inverse { u = (4 - x^2 - y^2)/(x^2 + (2 + y)^2); v = 4 x/(x^2 + (2 + y)^2) }
print BtoL^a
# [72] its inverse
print inverse(BtoL)^a
# [73] the embedding of the half plane
map Phi4: L -> R3 { X = 1; Y = x; Z = y }
print Phi4^a
# [74] the lines of r and ph on all four models
fn halfP(a, b) = [1, 2*a*sin(b)/(sqrt(1 + a^2) + a*cos(b)), 2/(sqrt(1 + a^2) + a*cos(b))]
raysL = [[halfP(a, b) for a in linspace(0, 1.5, 31)] for b in angles]
ringsL = [[halfP(a, b) for b in turn] for a in linspace(0, 1.5, 15)]
plot rays, rings, raysB, ringsB, raysS, ringsS, raysL, ringsL, labels: ["r runs", "ph runs", "r runs on the disk", "ph runs on the disk", "r runs on the hemisphere", "ph runs on the hemisphere", "r runs on the half plane", "ph runs on the half plane"] to "pictures/hyperbolic-four.svg"
# [75] from polar coordinates of the hyperboloid to the half plane
PtoL = compose(DtoL, PtoD)
# [76] the lines of r and ph in x and y
fn halfplane(a, b) = [halfP(a, b)[2], halfP(a, b)[3]]
plot [[halfplane(a, b) for a in linspace(0, 24, 200)] for b in angles], [[halfplane(a, b) for b in linspace(0, 2*pi, 200)] for a in linspace(0, 24, 15)], labels: ["r runs", "ph runs"], xrange: [-5, 5], yrange: [0, 5], equal: true, xlabel: "x", ylabel: "y" to "pictures/hyperbolic-half.svg"
# [77] the lines of u and v in u and v, each quarter in a colour
fn quarterU(s, t) = [[[s*a, t*b] for a in linspace(0, 1, 2)] for b in linspace(0, 1, 9)]
fn quarterV(s, t) = [[[s*a, t*b] for b in linspace(0, 1, 2)] for a in linspace(0, 1, 9)]
plot quarterU(-1, -1), quarterV(-1, -1), quarterU(-1, 1), quarterV(-1, 1), quarterU(1, -1), quarterV(1, -1), quarterU(1, 1), quarterV(1, 1), labels: ["u < 0, v < 0", "", "u < 0, v > 0", "", "u > 0, v < 0", "", "u > 0, v > 0", ""], equal: true to "pictures/hyperbolic-quarters.svg"
# [78] the same lines in x and y
fn toL(a, b) = [4*b/((a + 1)^2 + b^2), 2*(1 - a^2 - b^2)/((a + 1)^2 + b^2)]
fn moreU(s, t) = [[toL(s*a*sqrt(1 - b^2), t*b) for a in linspace(0.001, 0.999, 100)] for b in linspace(0.001, 0.999, 9)]
fn moreV(s, t) = [[toL(s*a, t*b*sqrt(1 - a^2)) for b in linspace(0.001, 0.999, 100)] for a in linspace(0.001, 0.999, 9)]
plot moreU(-1, -1), moreV(-1, -1), moreU(-1, 1), moreV(-1, 1), moreU(1, -1), moreV(1, -1), moreU(1, 1), moreV(1, 1), labels: ["u < 0, v < 0", "", "u < 0, v > 0", "", "u > 0, v < 0", "", "u > 0, v > 0", ""], xrange: [-5, 5], yrange: [0, 5], equal: true, xlabel: "x", ylabel: "y" to "pictures/hyperbolic-quarters-half.svg"
# [79] the metric in x and y
gL = pull(eta, compose(Phi1, compose(inverse(HtoB), inverse(BtoL))))
show gL as line
# [80-81] about the other system: its lists of charts
# [82] the metric in each chart, of which one manifold sees that their changes fit
manifold H2 { HtoB, PtoH, PtoD, DtoB, DtoS, StoL, BtoL, period P.ph: 2*pi, period D.ph: 2*pi, period S.ph: 2*pi }
for m in [g, gP, gD, gB, gS, gL] { show m as line }
# [83] its Christoffel symbols in each chart
for m in [g, gP, gD, gB, gS, gL] { show levicivita(m) }
# [84] about the other system: an empty cell
