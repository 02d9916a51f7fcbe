# The ergosphere
# Outside of the horizon, within which radius R can nothing stand still: where does g_tt vanish, at the angle th? Give R as a field over gallery.Kerr.
# Define: R
import gallery
param M, a where 0 <= a < M
g = gallery.kerr(M, a)
## right
print components(g)[1,1]
R = M + sqrt(M^2 - a^2*cos(th)^2) on gallery.Kerr
## accept
R = M + sqrt(M^2 - a^2*cos(th)^2) on gallery.Kerr
## wrong This is the horizon, which lies inside it and touches it at the poles.
R = M + sqrt(M^2 - a^2)
## wrong That is the value on the equator; towards the poles it goes down to the horizon.
R = 2*M
## wrong This is the inner of the two surfaces.
R = M - sqrt(M^2 - a^2*cos(th)^2) on gallery.Kerr
