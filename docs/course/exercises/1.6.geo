# A unit tangent
# Find the unit tangent of the cycloid (s - sin s, 1 - cos s) at s = pi/2, as an array of two numbers.
# Define: T
chart L(s) where 0 < s < 2*pi
chart E2(X, Y)
metric e_ab = eye(2) on E2
map c: L -> E2 { X = s - sin(s); Y = 1 - cos(s) }
## right
T = components(unitTangent(c, e) @ L(pi/2))
## accept
T = [1/sqrt(2), 1/sqrt(2)]
## wrong This velocity has the length sqrt(2): divide by it.
T = [1, 1]
## wrong This is the normal, which points to where the curve turns.
T = [1/sqrt(2), -1/sqrt(2)]
