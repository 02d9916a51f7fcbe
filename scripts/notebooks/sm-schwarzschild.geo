# The vacuum outside of a round mass: the cells of SageManifolds' notebook SM_basic_Schwarzschild, by meaning.

# [1-2] about the other system: its version, and that it writes LaTeX
# [3-4] a Lorentzian manifold of four dimensions and Schwarzschild's and Droste's coordinates with their ranges
chart X(t, r, th, ph) where r > 0, 0 < th < pi, 0 < ph < 2*pi
print X, dim(X)
# [5] all of the coordinates
print [t, r, th, ph] on X
# [6] the first and the last of them
print t, ph
# [7] the mass, of which is known that it is not negative
param m where m >= 0
# [8] the metric as a line element
metric g_ij = diag(-(1 - 2 m/r), 1/(1 - 2 m/r), r^2, (r*sin(th))^2) on X
show g as line
# [9] its components as a matrix
show g as matrix
# [10] one component
print g[t,t]
# [11] the Christoffel symbols that are not zero, those that follow by symmetry left out
Gamma = levicivita(g)
show Gamma
# [12] one symbol
print Gamma[t,t,r]
# [13] is it symmetric in the lower two?
print Gamma[t,t,r] == Gamma[t,r,t]
# [14] the Ricci tensor
Ric = ricci(Gamma)
# [15] is it zero?
print Ric == 0
show Ric
# [16] its components as a matrix
print Ric
# [17] the Riemann tensor
R = riemann(Gamma)
# [18] all of its components
print R
# [19] one of them
print R[t,r,t,r]
# [20] those that do not follow by a symmetry
show R
# [21] its square, with indices raised and lowered by the metric
use metric g
K = R_abcd R^abcd
# [22] as a function on the chart
show K
# [23] the formula alone
print K
