# One component of Riemann's tensor
# Give R^th_phthph (th first, then ph, th, ph) of the unit sphere with Geo's signs.
# Define: c
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
## right
R = riemann(levicivita(g))
c = R[th,ph,th,ph]
## accept
c = sin(th)^2
## wrong The sign, or the order of the last two indices: R^a_bcd = d_c C^a_db - d_d C^a_cb + ….
c = -sin(th)^2
## wrong This is the component with the sine divided out: R^a_bcd = K (delta^a_c g_bd - delta^a_d g_bc).
c = 1 on S
