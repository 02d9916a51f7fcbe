# Differential forms: what d d = 0, Stokes and the star say about a charge.

chart S(t, r, th, ph) where r > 2, 0 < th < pi
h = 1 - 2/r
metric g_ij = diag(-h, 1/h, r^2, r^2*sin(th)^2) on S
param Q = 1

# The field of a charge in Schwarzschild's geometry solves Maxwell's equations.
A_i = [-Q/r, 0, 0, 0] on S
F = ext(A)
print F[r,t]
assert ext(F) ~= 0
assert codiff(F, g) ~= 0
assert hodge(hodge(F, g), g) ~= -F      # 2-forms in dimension 4, det g < 0

# Gauss: the flux of the star through any sphere around it is the charge.
chart B(a, b) where 0 < a < pi
map near: B -> S { t = 0; r = 3; th = a; ph = b }
map far: B -> S { t = 0; r = 50; th = a; ph = b }
assert integrate(pull(hodge(F, g), near), a: 0..pi, b: 0..2*pi) ~= 4*pi*Q tol 1e-9
assert integrate(pull(hodge(F, g), far), a: 0..pi, b: 0..2*pi) ~= 4*pi*Q tol 1e-9

# The field is static and round: Lie derivatives along its symmetries vanish.
T^i = [1, 0, 0, 0] on S
R^i = [0, 0, sin(ph), cos(th)/sin(th)*cos(ph)] on S
assert lie(T, F) ~= 0 and lie(R, F) ~= 0 and lie(R, g) ~= 0

# Cartan: the energy of a test charge is conserved because i_T F is exact.
assert interior(T, F) ~= -ext(interior(T, A))

# Stokes on a rectangle of the plane.
chart E(x, y)
chart I(s) where 0 <= s <= 1
w_i = [x*y^2, x^3] on E
map low: I -> E { x = 2 s; y = 0 }
map right: I -> E { x = 2; y = s }
map high: I -> E { x = 2 - 2 s; y = 1 }
map left: I -> E { x = 0; y = 1 - s }
assert integrate(ext(w), x: 0..2, y: 0..1) ~= lineIntegral(w, low) + lineIntegral(w, right) + lineIntegral(w, high) + lineIntegral(w, left)
