# A determinant that means something
# What is the determinant of the Hessian operator of H with respect to G?
# Define: D
chart theta(x, y)
metric G_ij = [[2, 1], [1, 3]] on theta
H_ij = [[4, 1], [1, 1]] on theta
## right
D = det(raise(H, G))
## accept
D = 3/5
## wrong The determinant of the components is a density: divide by that of the metric.
D = 3
## wrong The determinants are divided, not multiplied.
D = 15
