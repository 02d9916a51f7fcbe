# Claim 12. The same on a network trained on measurements: 150 irises (Fisher 1936, as
# scikit-learn ships them), 4 inputs, 5 tanh units, 3 classes, trained to a minimum. Its sharpness
# seen in rescaled weights changes with the components and does not with G pushed along.
chart w(W[5,4], b[5], V[3,5], c[3])
chart v(W'[5,4], b'[5], V'[3,5], c'[3])
param s = 4
map rho: w -> v {
  W'_uf = s W_uf
  b'_u = s b_u
  V'_cu = V_cu/s
  c'_c = c_c
}

data D_nf = csv("iris.csv", columns: 1..4)
data species_n = csv("iris.csv", columns: 5)
m_f = mean_n D_nf
dev_f = sqrt(mean_n (D_nf - m_f)^2)
X_nf = (D_nf - m_f)/dev_f
T_nc = onehot(species + 1, 3)

h_nu = tanh(X_nf W_uf + b_u)
z_nc = h_nu V_cu + c_c
R = W_uf W_uf + b_u b_u + V_cu V_cu + c_c c_c
L = (mean_n (logsumexp_c(z_nc) - T_nc z_nc)) + 0.005 R

start = w([[sin(3*u + 5*f) for f in 1..4] for u in 1..5], [cos(u) for u in 1..5], [[cos(2*k + 7*u) for u in 1..5] for k in 1..3], zeros(3))
p = minimise(L, from: start)
dL_i = d_i L @ p
print "trained: loss", L @ start, "->", L @ p
assert components(dL) ~= zeros(43) tol 1e-6, "a critical point"

metric G_ij = eye(43) on w
tensor H_ij = d_i d_j L @ p tol 1e-5
before = eig(H, G, top: 3)
q = rho(p)
H~ = push(H, rho)
print "the article: sharpness means nothing without the metric"
print "largest eigenvalues in w:           ", before
print "in rescaled weights, G forgotten:   ", eig(H~, eye(43) on v, top: 3)
print "in rescaled weights, G pushed along:", eig(H~, push(G, rho), top: 3)
assert eig(H~, push(G, rho), top: 3) ~= before tol 1e-7
assert not (eig(components(H~)) ~= eig(components(H)))
