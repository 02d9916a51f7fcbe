# Second derivatives in two charts
# f = x. Its second derivatives vanish in Cartesian coordinates. Which are they in polar ones, as an array?
# Define: P
chart psi(r, t) where r > 0
f = r cos(t)
## right
P = components(d_i d_j f)
## accept
P = [[0, -sin(t)], [-sin(t), -r cos(t)]]
## wrong Second derivatives are no tensor: that they vanish in one chart says nothing of another.
P = [[0, 0], [0, 0]]
## wrong The mixed derivative has no r: d_r (-r sin t) = -sin t.
P = [[0, -r sin(t)], [-r sin(t), -r cos(t)]]
