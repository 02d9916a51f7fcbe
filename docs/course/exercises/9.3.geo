# The mean curvature of a cylinder
# What is the mean curvature of the cylinder of radius R, with the outward normal that X_u × X_v gives?
# Define: H
param R = 2
chart U(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: U -> E3 { X = R cos(u); Y = R sin(u); Z = v }
## right
H = meanCurvature(shape(secondForm(c, e), firstForm(c, e))) @ U(0, 0)
## accept
H = -1/4
## wrong The sign: with the outward normal a cylinder bends away from it.
H = 1/4
## wrong This is the trace of the shape operator: the mean is half of it.
H = -1/2
