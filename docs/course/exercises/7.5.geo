# A conserved momentum
# d/dph is a Killing field of the sphere, so g_ij x'^i k^j is constant on geodesics. What is ph' where the geodesic
# of the start below comes to th = pi/3?
# Define: w
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
p = S(pi/2, 0)
v^i = [-0.8, 0.6] @ p
## right
k^i = [0, 1] @ p
J = g_ij v^i k^j
w = J/sin(pi/3)^2
## accept
w = 4/5
## wrong Not ph' is conserved, but sin(th)^2 ph'.
w = 3/5
## wrong The square of the sine: the metric, and not the root of it.
w = 0.6/sin(pi/3)
