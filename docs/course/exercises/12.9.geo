# The ergosphere
# Where on the equator does g_tt vanish, for M = 1 and a = 1/2?
# Define: R
import gallery
g = gallery.kerr(1, 1/2)
## right
R = 2
## accept
A = components(g @ gallery.Kerr(0, 2, pi/2, 0))
assert A[1,1] == 0
assert R ~= 2
## wrong This is the horizon, which lies inside it.
R = 1 + sqrt(3)/2
## wrong The static limit on the equator does not depend on a.
R = 1.5
