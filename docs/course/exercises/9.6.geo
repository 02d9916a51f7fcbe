# Theorema egregium
# A surface has the line element du^2 + (2 + cos u)^2 dv^2. Without any embedding: what is Gauss's curvature?
# Define: K
chart T(u, v)
metric g_ij = diag(1, (2 + cos(u))^2) on T
## right
K = scalarCurvature(g)/2
## accept
K = cos(u)/(2 + cos(u))
## wrong This is the scalar curvature, which is twice Gauss's.
K = 2 cos(u)/(2 + cos(u))
## wrong K = -f''/f for du^2 + f^2 dv^2, with a minus.
K = -cos(u)/(2 + cos(u))
