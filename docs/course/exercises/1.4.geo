# Curvature does not depend on the parameter
# The circle of radius R is run through with growing speed, (R cos s^2, R sin s^2), s > 0. What is its curvature?
# Define: k
param R = 2
chart L(s) where s > 0
chart E2(X, Y)
metric e_ab = eye(2) on E2
map c: L -> E2 { X = R cos(s^2); Y = R sin(s^2) }
## right
k = 1/R on L
## accept
k = curveCurvature(c, e)
## wrong This is the radius: a large circle is curved little.
k = R on L
## wrong The curvature does not see the speed, 2 R s.
k = 2 s/R
