# The extra term
# In the change of coordinates theta -> psi, the second derivatives gain the term (d_a d_b x^k) d_k f. For f = x y,
# give it in polar coordinates, as an array over (r, t).
# Define: T
chart psi(r, t) where r > 0
chart theta(x, y)
map phi: psi -> theta { x = r cos(t); y = r sin(t) }
f = x y
## right
F = pull(f, phi)
S = pull(hessian(f, flat(theta)), phi)
T = components(d_a d_b F - S_ab)
## accept
T = [[0, r cos(2*t)], [r cos(2*t), -r^2*sin(2*t)]]
## wrong These are all second derivatives; the part that goes as a tensor is to be taken off.
T = components(d_a d_b pull(f, phi))
## wrong This is the part that goes as a tensor, the Jacobian on both sides.
T = [[sin(2*t), r cos(2*t)], [r cos(2*t), -r^2*sin(2*t)]]
