# Vector calculus in the plane, Cartesian and polar: SageMath's tutorial vector_calc_plane, prompt by prompt, by meaning.

# [1-2] the Euclidean plane with Cartesian coordinates
chart E(x, y)
metric g_ij = eye(2) on E
use metric g
print E
# [3] about the other system: the type of a coordinate
# [4-5] the chart of Cartesian coordinates
coordinates_i = [x, y] on E
# [6-8] its coordinates by their numbers
print coordinates[1], coordinates[2], coordinates[2] == y
# [9] the ranges of its coordinates
show E
# [10] about the other system: the frame that it takes by itself
# [11-12] a vector field
v^i = [-y, x] on E
show v
# [13] one component
print v[1]
# [14] all of them
print v
# [15] its arrows
plot (v[x] @ E(a, b), v[y] @ E(a, b)) over (a in linspace(-8, 8, 9), b in linspace(-8, 8, 9)), xlabel: "x", ylabel: "y" to "pictures/plane.svg"
# [16-19] a vector field of which nothing is known
fn wx(x, y), wy(x, y)
w^i = [wx(x, y), wy(x, y)] on E
show w
# [20-21] a sum
s^i = 2 v^i + x w^i
show s
# [22] the dot product
dot = v_i w^i
# [23] about the other system: how it describes the field
# [24] is it the product?
print dot == g_ij v^i w^j
# [25-26] its formula
print dot
# [27-29] the norm
fn length(v^i, metric G_ij) = sqrt(G_ij v^i v^j)
n = length(v, g)
print n
# [30] of the other field
print length(w, g)
# [31] is its square the product?
print length(v, g)^2 == v_i v^i
# [32] a point
p = E(-2, 3)
# [33] about the other system: how it describes the point
# [34-35] its coordinates
print p
# [36] the norm there
print n @ p, sqrt(13)
# [37] the vector there
vp = v @ p
# [38] about the other system: how it describes the vector
# [39] its components
print vp
# [40-41] the other vector there
wp = w @ p
print wp
# [42-43] a sum of both
sp^i = vp^i + pi wp^i
print sp
# [44] about the other system: import of the operators
# [45] about the other system: how it describes the divergence
# [46] the divergence
print divergence(v, g)
# [47] is it 0?
print divergence(v, g) == 0
# [48-49] of the other field
print divergence(w, g)
# [50] the norm once more
s1 = length(v, g)
# [51] about the other system: how it describes the gradient
# [52] its gradient
grads^i = d^i s1
show grads
# [53] one component
print grads[2]
# [54] a scalar field of which nothing is known
fn f(x, y)
F = f(x, y)
# [55] its gradient
gradF^i = d^i F
show gradF
# [56] the components
print gradF
# [57] the gradient of a divergence
graddiv^i = d^i divergence(w, g)
show graddiv
# [58] the Laplacian
print laplacian(F, g)
# [59] of a vector field
Dw^i = nabla^k nabla_k w^i
show Dw
# [60] is it div grad?
print laplacian(F, g) == divergence(gradF, g)
# [61] polar coordinates
chart P(r, ph) where r > 0, 0 <= ph < 2*pi
# [62] about the other system: how it describes the chart
# [63] the ranges of its coordinates
show P
# [64] the change to Cartesian coordinates
map PtoE: P -> E { x = r*cos(ph); y = r*sin(ph) } inverse { r = sqrt(x^2 + y^2); ph = mod(atan2(y, x), 2*pi) }
print PtoE^a
# [65] and back
EtoP = inverse(PtoE)
print EtoP^a
# [66] the orthonormal frame of polar coordinates
er^i = [1, 0] on P
eph^i = [0, 1/r] on P
# [67] about the other system: how it describes the frame
# [68-69] its first vector in the Cartesian frame, by x and y
er1^i = [x/n, y/n] on E
print er1, pull(er1, PtoE)
# [70] by r and ph
print d_i PtoE^a er^i
# [71-72] its second vector, by x and y
eph1^i = [-y/n, x/n] on E
print eph1, pull(eph1, PtoE)
# [73] by r and ph
print d_i PtoE^a eph^i
# [74] is the frame orthonormal?
metric gP_ij = pull(g, PtoE)
print gP_ij er^i er^j == 1 and gP_ij er^i eph^j == 0 and gP_ij eph^i eph^j == 1
# [75] the scalar field in both charts
print F, along(F, PtoE)
# [76] in polar coordinates
print along(F, PtoE)
# [77] the vector field
print v
# [78] in the polar frame, by x and y
print v_i er1^i, v_i eph1^i
# [79] by r and ph
fn inFrame(v^i) = [gP_ij v^i er^j, gP_ij v^i eph^j]
vP = pull(v, PtoE)
print inFrame(vP)
# [80] the other field
print w
# [81] in the polar frame, by r and ph
wP = pull(w, PtoE)
print inFrame(wP)
# [82-83] a field of r and ph
fn h(r, ph)
H = h(r, ph)
print H
# [84] its gradient in the polar frame
gradH^i = inv(gP)^ij d_j H
print inFrame(gradH)
# [85] in the Cartesian frame, by r and ph
print d_i PtoE^a gradH^i
# [86] one component
print inFrame(gradH)[2]
# [87-88] a vector field in the polar frame
fn ur(r, ph), uph(r, ph)
u^i = ur(r, ph) er^i + uph(r, ph) eph^i
print inFrame(u)
# [89-90] its divergence
print divergence(u, gP)
# [91] multiplied out
print expand(divergence(u, gP))
# [92-93] about the other system: which chart and frame it takes by itself
# [94] the field once more
print inFrame(u)
# [95] one component
print inFrame(u)[1]
# [96] the first field
print inFrame(vP)
# [97] one component
print inFrame(vP)[2]
# [98] the second field
print inFrame(wP)
# [99] the divergence
print divergence(u, gP)
# [100-103] about the other system: the category of the plane, its field, its lists of charts and frames
# [104] the metric
print g
# [105] about the other system: how it describes the metric
# [106] in the orthonormal polar frame
import frames
print frames.frameMetric(frame(er, eph), gP)
# [107] about the other system: its frame of forms
# [108] in Cartesian coordinates
show g as line
# [109] in polar coordinates
show gP as line
# [110] its components in the orthonormal frame
print frames.frameMetric(frame(er, eph), gP)
# [111] in the frame of r and ph
print gP
# [112] about the other system: how it describes the curvature
# [113] the Riemann tensor
print riemann(levicivita(g)) == 0
# [114] is the dot product the metric's?
print v_i w^i == g_ij v^i w^j
# [115] is the norm?
print length(v, g) == sqrt(g_ij v^i v^j)
# [116] about the other system: how it describes a derivative along a field
# [117] the field acting on a scalar, in both charts
vF = v^i d_i F
print vF, along(vF, PtoE)
# [118] is it v . grad F?
print vF == v_i gradF^i
# [119] the differential
dF = ext(F)
# [120] about the other system: how it describes the form
# [121] is it dF(v)?
print vF == dF_i v^i
# [122-129] about the other system: the module of vector fields, the algebra of scalars, their rings and categories
# [130] the rank of the module of vector fields
print dim(E)
# [131] about the other system: its list of bases
# [132-133] the vector at p
print v @ p
# [134-136] about the other system: the tangent space and its category
# [137] the dimension of the tangent space
print dim(E)
# [138-139] about the other system: its type and its bases
# [140] the connection
C = levicivita(g)
# [141] about the other system: how it describes the connection
# [142] its symbols in polar coordinates
show levicivita(gP)
# [143] in Cartesian coordinates
print C
# [144] grad F by the connection
print gradF^i == nabla^i F
# [145] with the index lowered
print gradF_i == nabla_i F
# [146] the divergence by the connection
print divergence(v, g) == nabla_i v^i
# [147] of the other field
print divergence(w, g) == nabla_i w^i
# [148] the Laplacian by the connection
print laplacian(F, g) == nabla_i nabla^i F
# [149] of a vector field
print Dw^i == nabla_k nabla^k w^i
