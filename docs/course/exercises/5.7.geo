# Newton's direction
# Give Newton's direction -H^-1 dL with the flat connection of theta, as a vector field.
# Define: n
chart theta(x, y)
L = x^4 + y^2
## right
n = newton(L, flat(theta))
## accept
n^i = [-x/3, -y] on theta
## wrong The sign: Newton's direction descends where the Hessian is positive.
n^i = [x/3, y] on theta
## wrong This is the gradient's negative: the inverse of the Hessian is missing.
n^i = [-4 x^3, -2 y] on theta
