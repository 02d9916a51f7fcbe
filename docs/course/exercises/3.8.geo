# The electromagnetic invariant
# In Minkowski space (-+++) a field has E = (E1, 0, 0) and B = (0, 0, B3), that is F_tx = -E1, F_xy = B3.
# What is F_ij F^ij?
# Define: I
param E1
param B3
chart M(t, x, y, z)
metric g_ij = diag(-1, 1, 1, 1) on M
F_ij = [[0, -E1, 0, 0], [E1, 0, B3, 0], [0, -B3, 0, 0], [0, 0, 0, 0]] on M
## right
I = F_ij F_kl g^ik g^jl
## accept
I = 2*(B3^2 - E1^2)
## wrong The metric is missing: with it the components with t count negative.
I = 2*(B3^2 + E1^2)
## wrong Each component occurs twice, as [i,j] and as [j,i].
I = B3^2 - E1^2
