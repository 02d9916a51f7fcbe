# The curvature of the normal family
# What is the scalar curvature of the normal distributions?
# Define: R
chart N(m, s) where s > 0
metric F_ij = diag(1/s^2, 2/s^2) on N
## right
R = scalarCurvature(F)
## accept
R = -1
## wrong This is Gauss's curvature; the scalar curvature is twice that.
R = -1/2 on N
## wrong Without the 2 in Fisher's metric the curvature would be -1, and this twice it.
R = -2 on N
