# Vector calculus with several coordinates in space: SageMath's tutorial vector_calc_change, prompt by prompt, by meaning.

# [1-2] Euclidean space with Cartesian coordinates
chart E(x, y, z)
metric g_ij = eye(3) on E
use metric g
print E
# [3] about the other system: its list of charts
# [4-5] the chart of Cartesian coordinates
coordinates_i = [x, y, z] on E
show E
# [6-8] its coordinates by their numbers
print coordinates[1] == x, coordinates, coordinates[2] == y
# [9] about the other system: the type of a coordinate
# [10] the ranges of its coordinates
show E
# [11-12] about the other system: which chart it takes by itself, its list of frames
# [13-14] the frame of Cartesian coordinates
ex^i = [1, 0, 0] on E
ey^i = [0, 1, 0] on E
ez^i = [0, 0, 1] on E
print ex, ey, ez
# [15] about the other system: which frame it takes by itself
# [16] its first vector
print ex
# [17] about the other system: how it describes a vector
# [18] its square
print ex_i ex^i
# [19] the second vector
print ey
# [20] their product
print ex_i ey^i
# [21-23] spherical coordinates
chart S(r, th, ph) where r > 0, 0 < th < pi, 0 <= ph < 2*pi
spherical_i = [r, th, ph] on S
print spherical
# [24] the ranges of its coordinates
show S
# [25] about the other system: its list of charts
# [26] the change to Cartesian coordinates
map StoE: S -> E { x = r*sin(th)*cos(ph); y = r*sin(th)*sin(ph); z = r*cos(th) } inverse { r = sqrt(x^2 + y^2 + z^2); th = atan2(sqrt(x^2 + y^2), z); ph = mod(atan2(y, x), 2*pi) }
print StoE^a
# [27] and back
EtoS = inverse(StoE)
print EtoS^a
# [28] the lines of spherical coordinates in space
fn spot(a, b, c) = [a*sin(b)*cos(c), a*sin(b)*sin(c), a*cos(b)]
radii = linspace(0.4, 2, 5)
heights = linspace(pi/6, 5*pi/6, 5)
turns = linspace(0, 2*pi, 9)
rruns = [[spot(a, b, c) for a in radii] for b in heights for c in turns]
thruns = [[spot(a, b, c) for b in linspace(0, pi, 41)] for a in radii for c in turns]
phruns = [[spot(a, b, c) for c in linspace(0, 2*pi, 61)] for a in radii for b in heights]
plot rruns, thruns, phruns, labels: ["r runs", "th runs", "ph runs"], xlabel: "x", ylabel: "y" to "pictures/change-space.svg"
# [29] in the plane th = pi/2
plot [[[a*cos(c), a*sin(c)] for a in radii] for c in turns], [[[a*cos(c), a*sin(c)] for c in linspace(0, 2*pi, 61)] for a in radii], labels: ["r runs", "ph runs"], equal: true, xlabel: "x", ylabel: "y" to "pictures/change-plane.svg"
# [30] in the half plane ph = 0
plot [[[a*sin(b), a*cos(b)] for a in radii] for b in heights], [[[a*sin(b), a*cos(b)] for b in linspace(0, pi, 41)] for a in radii], labels: ["r runs", "th runs"], equal: true, xlabel: "x", ylabel: "z" to "pictures/change-half.svg"
# [31] about the other system: its list of frames
# [32] the orthonormal frame of spherical coordinates
er^i = [1, 0, 0] on S
eth^i = [0, 1/r, 0] on S
eph^i = [0, 0, 1/(r*sin(th))] on S
print er, eth, eph
# [33] about the other system: how it describes the frame
# [34-35] is it orthonormal?
metric gS_ij = pull(g, StoE)
fn inS(v^i) = [gS_ij v^i er^j, gS_ij v^i eth^j, gS_ij v^i eph^j]
print [inS(er), inS(eth), inS(eph)]
# [36] in the Cartesian frame
print d_i StoE^a er^i
print d_i StoE^a eth^i
print d_i StoE^a eph^i
# [37] the Cartesian frame in this one
print inS(pull(ex, StoE)), inS(pull(ey, StoE)), inS(pull(ez, StoE))
# [38] in the frame of r, th and ph
show er
show eth
show eph
# [39-41] cylindrical coordinates
chart Y(rh, ph, z) where rh > 0, 0 <= ph < 2*pi
cylindrical_i = [rh, ph, z] on Y
print cylindrical
# [42] is rh the first?
print cylindrical[1] == rh
# [43] the ranges of its coordinates
show Y
# [44] about the other system: its list of charts
# [45] the change to Cartesian coordinates
map YtoE: Y -> E { x = rh*cos(ph); y = rh*sin(ph); z = z } inverse { rh = sqrt(x^2 + y^2); ph = mod(atan2(y, x), 2*pi); z = z }
print YtoE^a
# [46] and back
EtoY = inverse(YtoE)
print EtoY^a
# [47] about the other system: its list of frames
# [48] the orthonormal frame of cylindrical coordinates
erh^i = [1, 0, 0] on Y
ephY^i = [0, 1/rh, 0] on Y
ezY^i = [0, 0, 1] on Y
print erh, ephY, ezY
# [49] about the other system: how it describes the frame
# [50-51] is it orthonormal?
metric gY_ij = pull(g, YtoE)
fn inY(v^i) = [gY_ij v^i erh^j, gY_ij v^i ephY^j, gY_ij v^i ezY^j]
print [inY(erh), inY(ephY), inY(ezY)]
# [52] in the Cartesian frame
print d_i YtoE^a erh^i
print d_i YtoE^a ephY^i
print d_i YtoE^a ezY^i
# [53] the Cartesian frame in this one
print inY(pull(ex, YtoE)), inY(pull(ey, YtoE)), inY(pull(ez, YtoE))
# [54] in the spherical frame, by r, th and ph
map StoY: S -> Y { rh = r*sin(th); ph = ph; z = r*cos(th) } inverse { r = sqrt(rh^2 + z^2); th = atan2(rh, z); ph = ph }
print inS(pull(erh, StoY)), inS(pull(ephY, StoY)), inS(pull(ezY, StoY))
# [55] the spherical frame in this one
fn inYS(v^i) = [gS_ij v^i pull(erh, StoY)^j, gS_ij v^i pull(ephY, StoY)^j, gS_ij v^i pull(ezY, StoY)^j]
print inYS(er), inYS(eth), inYS(eph)
# [56] in the frame of rh, ph and z
show erh
show ephY
show ezY
# [57] a point
p = E(-1, 1, 0)
# [58] about the other system: how it describes the point
# [59] the same point
p1 = E(-1, 1, 0)
print p1 == p
# [60] about the other system: how it describes the point
# [61] its Cartesian coordinates
print p
# [62] its spherical coordinates
print EtoS(p)
# [63] its cylindrical coordinates
print EtoY(p)
# [64] a point by spherical coordinates
q = S(4, pi/3, pi)
# [65] about the other system: how it describes the point
# [66] its spherical coordinates
print q
# [67] its Cartesian coordinates
print StoE(q)
# [68] its cylindrical coordinates
print StoY(q)
# [69] a scalar field
f = x^2 + y^2 - z^2 on E
# [70] in all charts
print f, along(f, StoE), along(f, YtoE)
# [71] in Cartesian coordinates
print f
# [72] in cylindrical coordinates
print along(f, YtoE)
# [73] its formula
print f
# [74] its formula in spherical coordinates
print along(f, StoE)
# [75] its formula in cylindrical coordinates
print along(f, YtoE)
# [76] its value at p
print f @ p
# [77] its value at q
print along(f, StoE) @ q
# [78-79] a scalar field by spherical coordinates
h = r^2 on S
# [80] in all charts
print along(h, EtoS), h, along(h, inverse(StoY))
# [81-82] a vector field
v^i = [-y, x, z^2] on E
show v
# [83-85] the same from the vectors of the frame
w^i = -y ex^i + x ey^i + z^2 ez^i on E
show w
# [86] about the other system: it gives the field a name
# [87] the field
show v
# [88] one component
print v[1]
# [89] all of them
print v
# [90] in the spherical frame, by x, y and z
fn inSE(v^i) = [g_ij v^i push(er, StoE)^j, g_ij v^i push(eth, StoE)^j, g_ij v^i push(eph, StoE)^j]
print inSE(v)
# [91] by r, th and ph
vS = pull(v, StoE)
print inS(vS)
# [92] one component, by x, y and z
print inSE(v)[1]
# [93] by r, th and ph
print inS(vS)[1]
# [94] all of them
print inS(vS)
# [95-96] in the cylindrical frame
vY = pull(v, YtoE)
print inY(vY)
# [97] the field at p
vp = v @ p
# [98] about the other system: how it describes the vector
# [99] its components
print vp
# [100] in the spherical frame
print inS(vS) @ EtoS(p)
# [101] in the cylindrical frame
print inY(vY) @ EtoY(p)
# [102] the field at q
vq = v @ StoE(q)
# [103] about the other system: how it describes the vector
# [104] its components
print vq
# [105] in the spherical frame
print inS(vS) @ q
# [106] in the cylindrical frame
print inY(vY) @ StoY(q)
# [107] about the other system: which chart it takes by itself
# [108] the scalar field by r, th and ph
print along(f, StoE)
# [109] the vector field in the Cartesian frame, by r, th and ph
print d_i StoE^a vS^i
# [110] about the other system: which frame it takes by itself
# [111] the vector field in the spherical frame
print inS(vS)
# [112] in the Cartesian frame
show v
