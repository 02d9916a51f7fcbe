# Frames are dragged
# A body without angular momentum at Kerr's radius r = 4 (M = 1, a = 1/2, equator) turns with the angular velocity -g_tph/g_phph. Give it.
# Define: w
import gallery
g = gallery.kerr(1, 1/2)
p = gallery.Kerr(0, 4, pi/2, 0)
## right
A = components(g @ p)
w = -A[1,4]/A[4,4]
## accept
w = (1/4)/(16 + 1/4 + 1/8)
## wrong The sign: it turns along with the hole.
w = -(1/4)/(16 + 1/4 + 1/8)
## wrong This is 2 M a/r^3, the value far away.
w = 1/64
