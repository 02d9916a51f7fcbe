# A curve on the sphere
# What is the curvature in space of the parallel at the angle a from the pole of the unit sphere?
# Define: k
param a = pi/3
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: L -> E3 { X = sin(a) cos(s); Y = sin(a) sin(s); Z = cos(a) }
## right
k = curveCurvature(c, e) @ L(0)
## accept
k = 2/sqrt(3)
## wrong This is the curvature within the sphere, cot(a); the sphere's own curvature comes to it, k^2 = cot(a)^2 + 1.
k = 1/sqrt(3)
## wrong A parallel is a smaller circle than the equator, and more curved.
k = 1
