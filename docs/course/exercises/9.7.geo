# Gauss and Bonnet
# Give Gauss's curvature of the ellipsoid with the half axes 1, 1, 2 as a field over U, and its integral over the whole of it.
# Define: K, T
chart U(u, v) where 0 < u < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map ell: U -> E3 { X = sin(u) cos(v); Y = sin(u) sin(v); Z = 2 cos(u) }
## right
I = firstForm(ell, e)
K = gaussCurvature(shape(secondForm(ell, e), I))
T = integrate(K, I, u: 0..pi, v: 0..2*pi)
## accept
K = 4/(cos(u)^2 + 4*sin(u)^2)^2
T = 4*pi
## wrong The Euler characteristic of a sphere is 2, and the integral 2 pi times that.
K = 4/(cos(u)^2 + 4*sin(u)^2)^2
T = 2*pi
## wrong This is the scalar curvature, which is twice Gauss's.
K = scalarCurvature(firstForm(ell, e))
T = integrate(K, firstForm(ell, e), u: 0..pi, v: 0..2*pi)
## wrong The integral is over the surface, with the volume of its own metric, and not over the chart's rectangle.
K = 4/(cos(u)^2 + 4*sin(u)^2)^2
T = integrate(K, eye(2) on U, u: 0..pi, v: 0..2*pi)
## wrong The curvature of the unit sphere is 1 everywhere; that of the ellipsoid is larger at its poles. The integrals are the same.
K = 1
T = 4*pi
