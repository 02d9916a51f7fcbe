# Gauss's curvature of a paraboloid
# What is Gauss's curvature of Z = (X^2 + Y^2)/2, over (x, y)?
# Define: K
chart U(x, y)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map b: U -> E3 { X = x; Y = y; Z = (x^2 + y^2)/2 }
## right
K = gaussCurvature(shape(secondForm(b, e), firstForm(b, e)))
## accept
K = 1/(1 + x^2 + y^2)^2
## wrong This is the determinant of the second derivatives, which is the curvature only where the surface is level.
K = 1 on U
## wrong This is det h without the first form: divide by det I = 1 + x^2 + y^2 once more.
K = 1/(1 + x^2 + y^2)
