# The curvature is real
# Give Kretschmann's scalar of Schwarzschild's black hole at the horizon, for M = 1/2. The usual chart fails there; ingoing coordinates do not.
# Define: K
import gallery
g = gallery.schwarzschildIngoing(1/2)
## right
K = kretschmann(g) @ gallery.SchwarzschildIngoing(0, 1, pi/2, 0)
## accept
K = 12
## wrong The chart fails at the horizon, the curvature does not vanish there, and is finite.
K = 0
## wrong The horizon is at r = 2 M, that is at 1.
K = 768
