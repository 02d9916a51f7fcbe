# Gauss and Bonnet
# What is the integral of Gauss's curvature over the ellipsoid with the half axes 1, 1, 2?
# Define: T
chart U(u, v) where 0 < u < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map ell: U -> E3 { X = sin(u) cos(v); Y = sin(u) sin(v); Z = 2 cos(u) }
## right
I = firstForm(ell, e)
T = integrate(gaussCurvature(shape(secondForm(ell, e), I)), I, u: 0..pi, v: 0..2*pi)
## accept
T = 4*pi
## wrong The Euler characteristic of a sphere is 2, and the integral 2 pi times that.
T = 2*pi
## wrong This is a torus: an ellipsoid is a sphere in topology.
T = 0
