# Maps between charts. push, pull, recompute, invariant, inverse, compose and along
# are built in; raise and lower too, since they take tensors of any rank.

# jacobian(phi): the derivative of a map.
#   phi: theta -> psi gives J^a_i, a an upper psi slot at phi(p), i a lower theta slot at p.
#   Source: Lee, Introduction to Smooth Manifolds, 2nd ed.
#   Example:
#     chart P(r, t) where r > 0
#     chart E(x, y)
#     map phi: P -> E { x = r cos(t); y = r sin(t) }
#     print jacobian(phi)
fn jacobian(map phi) -> J^a_i = d_i phi^a
