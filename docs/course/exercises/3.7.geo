# A tensor or not
# For a covector field w the array d_i w_j is no tensor. Give the combination of it that is one, for w = (y^2, x).
# Define: F
chart theta(x, y)
w_i = [y^2, x] on theta
## right
F = ext(w)
## accept
F_ij = [[0, 1 - 2 y], [2 y - 1, 0]] on theta
## wrong The sign: the derivative's slot stands first, F_ij = d_i w_j - d_j w_i.
F_ij = [[0, 2 y - 1], [1 - 2 y, 0]] on theta
## wrong The symmetric sum is no tensor: its second derivatives of a change of coordinates add up instead of cancelling.
F_ij = [[0, 1 + 2 y], [1 + 2 y, 0]] on theta
