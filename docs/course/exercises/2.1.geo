# A vector as a derivative
# At the point (1, 2) of the plane a vector has the components (3, -1). What is the derivative of f = x^2 y along it?
# Define: D
chart theta(x, y)
f = x^2 y
p = theta(1, 2)
v^i = [3, -1] @ p
## right
D = v^i d_i f
## accept
D = 3*4 - 1
## wrong The derivative is not divided by the length of the vector: v f is linear in v.
D = 11/sqrt(10)
## wrong This adds the partial derivatives, as if the vector were (1, 1).
D = 5
