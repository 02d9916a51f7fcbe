# The exponential map and its inverse
# Which vector at p = (0, 1) of the half plane leads in the time 1 to (0, 3)? Give its components as an array.
# Define: v
chart H(x, y) where y > 0
metric g_ij = diag(1/y^2, 1/y^2) on H
## right
v = components(logmap(levicivita(g), H(0, 1), H(0, 3)))
## accept
assert v ~= [0, log(3)] tol 1e-8
## wrong The difference of coordinates is no vector of the half plane: dy is divided by y all the way.
v = [0, 2]
## wrong The order of the coordinates is (x, y).
v = [log(3), 0]
