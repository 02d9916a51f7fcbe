# Derivatives whose index stands above, against the metric written out.
chart c(x, y)
metric G_ij = [[2 + y^2, x], [x, 3 + x^2]] on c
f = x^2 y + exp(x)
w_i = [y, x y] on c
v^i = [y^2, x] on c
E_ni = d_i [f, x y]_n
use metric G
assert d^i f ~= G^ij d_j f
assert d_k d^i f ~= d_k (G^ij d_j f)
assert d^i d_i f ~= G^ij d_i d_j f
assert nabla^i nabla_i f ~= G^ij nabla_i d_j f
assert nabla_i nabla^i f ~= nabla_i (G^ij d_j f)
assert nabla^i v_i ~= G^ij nabla_j w_i + G^ij nabla_j v_i - G^ij nabla_j w_i
assert nabla^k w_k ~= nabla_k w^k
assert d^k w_k - d_k w^k ~= -w_j d_k G^kj
assert v_i d^i f ~= v^i d_i f
assert d^i (f)^2 ~= 2 f d^i f
assert (d^i f @ c(1, 2)) ~= (G^ij @ c(1, 2)) d_j f
assert d^i [f, x y]_n ~= G^ij E_nj
fn lap(f, metric K_ij) { use metric K; nabla^i nabla_i f }
assert lap(f, G) ~= nabla^i nabla_i f
