# A minimal surface
# Give the mean curvature of the catenoid (cosh v cos u, cosh v sin u, v).
# Define: H
chart U(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: U -> E3 { X = cosh(v) cos(u); Y = cosh(v) sin(u); Z = v }
## right
H = meanCurvature(shape(secondForm(c, e), firstForm(c, e)))
## accept
H = 0 on U
## wrong The two principal curvatures are opposite; this is one of them.
H = 1/cosh(v)^2
## wrong This is Gauss's curvature.
H = -1/cosh(v)^4
