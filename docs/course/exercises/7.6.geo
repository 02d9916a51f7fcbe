# Parallel transport around a circle
# A vector is carried around the parallel th = pi/3 of the unit sphere. By which angle is it turned? (2 pi (1 - cos th), between 0 and 2 pi.)
# Give the component [th,th] of the holonomy.
# Define: h
chart L(s)
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
map loop: L -> S { th = pi/3; ph = s }
## right
P = holonomy(levicivita(g), loop, s: 0..2*pi)
h = components(P)[1,1]
## accept
h = -1
## wrong The angle is that of the curvature enclosed, pi: the vector comes back turned round.
h = 1
## wrong The angle 2 pi cos(th) would be measured against the parallel; the component is its cosine.
h = 1/2
