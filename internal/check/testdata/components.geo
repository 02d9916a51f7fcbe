# Components by position, and what objects are called by their slots.
x_k = [1, 2, 3]
print x[0..2]                      ### E0236 run over 1..3 nofix
---
x_k = [1, 2, 3]
print x[2..4]                      ### E0236 run over 1..3 nofix
---
x_k = [1, 2, 3]
print x[3..2]                      ### E0236 nofix
---
chart theta(x, y)
T^i_jk = [[[1, 0], [0, 1]], [[2, 0], [0, 1]]] on theta
print 1/T                          ### E0323 1 upper and 2 lower slots nofix
---
chart theta(x, y)
A^i_j = [[1, 0], [0, 1]] on theta
print 1/A                          ### E0323 a linear map nofix
---
chart theta(x, y)
A_ij = [[1, 0], [0, 1]] on theta
print 1/A                          ### E0323 bilinear nofix
---
chart psi(r, t) where r > 0
metric G_ij = diag(1, r^2) on psi
C = levicivita(G)
show C as line                     ### E0214 C is a connection
---
chart psi(r, t) where r > 0
show r as matrix                   ### E0214 a matrix has two indices
---
show [1, 2] as slices              ### E0214 three indices or more
---
show [1, 2] as indices             ### E0214 slots over a chart
---
show 3 as components               ### E0214 objects with indices
---
table k for k in 1..3 to "a.xls"   ### E0215 to a file that ends in .csv
---
table k for k in 1..3 to "../a.csv" ### E0215 below the program's folder
