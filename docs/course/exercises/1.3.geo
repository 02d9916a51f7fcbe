# The curvature of a parabola
# What is the curvature of the parabola (s, s^2) of the plane, as a function of s?
# Define: k
chart L(s)
chart E2(X, Y)
metric e_ab = eye(2) on E2
map c: L -> E2 { X = s; Y = s^2 }
## right
k = curveCurvature(c, e)
## accept
k = 2/(1 + 4 s^2)^(3/2)
## wrong The second derivative is the curvature only where the speed is 1: divide by the third power of the speed.
k = 2 on L
## wrong The third power of the speed stands below, (1 + 4 s^2)^(3/2), not its square.
k = 2/(1 + 4 s^2)
