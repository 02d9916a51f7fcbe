# Gradient, divergence, curl in space: the cells of SageManifolds' notebook vector_calc_cartesian, by meaning.

# [1-2] about the other system: its version, and that it writes LaTeX
# [3] Euclidean space with Cartesian coordinates
chart E(x, y, z)
metric g_ij = eye(3) on E
use metric g
print E, dim(E)
# [4-6] is each letter the coordinate of its number?
delta_ij = eye(3)
coordinates_i = ([x, y, z] on E)
print coordinates[1] == x, coordinates[2] == y, coordinates[3] == z
# [7] about the other system: the type of a coordinate
# [8-9] about the other system: its list of frames, and the one that it takes by itself; components in Geo are those of the chart
# [10] a vector field from its components
v^i = [-y, x, sin(x y z)] on E
show v
# [11] one component
print v[1]
# [12] all of them
print v
# [13] a point
p = E(3, -2, 1)
print p
# [14] its coordinates
print [p[x], p[y], p[z]]
# [15] the vector at the point
vp = v @ p
# [16] its components
print vp
# [17] the field as arrows in space
fn arrow(q_i, w_i, s) = [q, q + s*w, q + 0.8*s*w + 0.1*s*cross(w, [0, 0, 1]), q + s*w, q + 0.8*s*w - 0.1*s*cross(w, [0, 0, 1])]
spots = [[0.75*(mod(k, 5) - 2), 0.75*(mod(floor(k/5), 5) - 2), 0.75*(floor(k/25) - 2)] for k in 0..124]
plot [arrow([spots[k,1], spots[k,2], spots[k,3]], components(v @ E(spots[k,1], spots[k,2], spots[k,3])), 0.5) for k in 1..125], xlabel: "x", ylabel: "y" to "pictures/vectors.svg"
# [18] the arrows of the projection to the plane y = 1
plot (v[x] @ E(a, 1, c), v[z] @ E(a, 1, c)) over (a in linspace(-1.5, 1.5, 9), c in linspace(-1.5, 1.5, 9)), xlabel: "x", ylabel: "z" to "pictures/projected.svg"
# [19] a vector field of which nothing is known
fn ux(x, y, z), uy(x, y, z), uz(x, y, z)
u^i = [ux(x, y, z), uy(x, y, z), uz(x, y, z)] on E
show u
# [20] its components
print u
# [21] its value at the point
up = u @ p
print up
# [22] is the dot product the sum of the products of components?
print u_i v^i == u[1] v[1] + u[2] v[2] + u[3] v[3]
# [23] the dot product as a field
s = u_i v^i
# [24] about the other system: how it describes the field
# [25] the field as a function on the chart
show s
# [26] its value at the point
print s @ p
# [27] its formula
print s
# [28] is the norm the root of the product with itself?
fn length(v^i, metric G_ij) = sqrt(G_ij v^i v^j)
print length(u, g) == sqrt(u_i u^i)
# [29] the norm as a field
n = length(u, g)
# [30] as a function on the chart
show n
# [31] its formula
print n
# [32] the norm of v
print length(v, g)
# [33] the cross product
c = cross(u, v, g)
# [34] its components
show c
# [35] are they the differences of products that books give?
print c[1] == u[2] v[3] - u[3] v[2] and c[2] == u[3] v[1] - u[1] v[3] and c[3] == u[1] v[2] - u[2] v[1]
# [36] a third field
w^i = [x z, y z, 0] on E
show w
# [37] the triple product
triple = eps(g)_ijk u^i v^j w^k
# [38] its formula
print triple
# [39] is it u . (v x w)?
print triple == g_ij u^i cross(v, w, g)^j
# [40] about the other system: import of the operators
# [41] a scalar field of which nothing is known
fn f(x, y, z)
F = f(x, y, z)
show F
# [42] its value at the point
print F @ p
# [43] the gradient
grad^i = d^i F
# [44] its components
show grad
# [45] its norm
print length(grad, g)
# [46] the divergence of u
print divergence(u, g)
# [47] of v
print divergence(v, g)
# [48] of w
print divergence(w, g)
# [49] div(F u) = F div u + u . grad F
Fu^i = F u^i
print divergence(Fu, g) == F divergence(u, g) + u_i grad^i
# [50] the curl of u
curlu = curl(u, g)
# [51] its components
show curlu
# [52-53] the same under another name
fn rot(v^i, metric G_ij) = curl(v, G)
# [54] the curl by that name
show rot(u, g)
# [55] is it the same?
print rot(u, g) == curl(u, g)
# [56] the curl of v
print curl(v, g)
# [57] of w
print curl(w, g)
# [58] the curl of a gradient
print curl(grad, g)
# [59] the divergence of a curl
print divergence(curl(u, g), g)
# [60] curl(F u) = grad F x u + F curl u
curlFu = curl(Fu, g)
print curlFu^i == cross(grad, u, g)^i + F curlu^i
# [61] the Laplacian of F
print laplacian(F, g)
# [62] is it div grad F?
print laplacian(F, g) == divergence(grad, g)
# [63] the Laplacian of a vector field
Du^i = nabla^k nabla_k u^i
# [64] its components
show Du
# [65] in Cartesian coordinates they are the Laplacians of the components
print components(Du) == [laplacian(ux(x, y, z), g), laplacian(uy(x, y, z), g), laplacian(uz(x, y, z), g)]
# [66] the vectors of the Cartesian frame
ex^i = [1, 0, 0] on E
ey^i = [0, 1, 0] on E
ez^i = [0, 0, 1] on E
print ex, ey, ez
# [67] the Laplacian of v
Dv^i = nabla^k nabla_k v^i
show Dv
# [68] of w
Dw^i = nabla^k nabla_k w^i
show Dw
# [69] curl curl u
show curl(curl(u, g), g)
# [70] grad div u
graddiv^i = d^i divergence(u, g)
show graddiv
# [71] curl curl u = grad div u - the Laplacian
print curl(curl(u, g), g)^i == graddiv^i - Du^i
# [72] about the other system: how it describes its frame
# [73-76] about the other system: symbols for the vectors of a frame, which are options of display
# [77] the space once more, with the same coordinates
chart again(x, y, z)
# [78-79] with others
chart E'(X, Y, Z)
print E'
# [80] about the other system: how it describes the frame of these
# [81] the vector field in these
v'^i = [-Y, X, sin(X Y Z)] on E'
show v'
# [82] with Greek letters, which are written as such where results are typeset
chart G(ξ, η, ζ)
print G
# [83] the vector field in these
V^i = [-η, ξ, sin(ξ η ζ)] on G
print latex(V)
show V
