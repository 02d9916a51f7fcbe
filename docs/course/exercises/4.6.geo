# Signs are invariant
# The eigenvalues of a form's components depend on the chart, but the number of the negative ones does not (Sylvester).
# How many are negative for the form H at the saddle, in every chart?
# Define: n
chart theta(x, y, z)
H_ij = [[0, 1, 0], [1, 0, 0], [0, 0, -3]] on theta
## right
n = sum([if l < 0 then 1 else 0 for l in eig(components(H))])
## accept
n = 2
## wrong The block [[0, 1], [1, 0]] has the eigenvalues 1 and -1, though its diagonal is 0.
n = 1
## wrong One direction has positive second derivative: x + y.
n = 3
