# The e-connection
# In the exponential connection (a = 1) of the normal family C^s_mm vanishes. Give C^m_ms for general a.
# Define: c
param a
chart N(m, s) where s > 0
metric F_ij = diag(1/s^2, 2/s^2) on N
T_ijk = [[[0, 2/s^3], [2/s^3, 0]], [[2/s^3, 0], [0, 8/s^3]]] on N
## right
C = alphaConnection(F, T, a)
c = C[m,m,s]
## accept
c = -(1 + a)/s
## wrong The sign of a: the connection is the Levi-Civita one minus a/2 times T.
c = (a - 1)/s
## wrong This is the Levi-Civita connection, a = 0.
c = levicivita(F)[m,m,s]
