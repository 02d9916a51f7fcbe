# The inverse of a metric that is not diagonal
# Compute the components of the inverse of G.
# Define: K
chart theta(x, y)
metric G_ij = [[2, x], [x, 1]] on theta
## right
K^ij = G^ij
## accept
K^ij = [[1/(2 - x^2), -x/(2 - x^2)], [-x/(2 - x^2), 2/(2 - x^2)]] on theta
## wrong The entries of a matrix's inverse are not the inverses of its entries.
K^ij = [[1/2, 1/x], [1/x, 1]] on theta
## wrong The determinant is missing below.
K^ij = [[1, -x], [-x, 2]] on theta
