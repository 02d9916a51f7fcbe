# The sphere of radius R: X_th x X_ph points outwards, and the mean curvature is -1/R.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2 (with this normal's sign).
chart S(th, ph) where 0 < th < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param R = 2
map emb: S -> E3 { X = R sin(th) cos(ph); Y = R sin(th) sin(ph); Z = R cos(th) }
I = firstForm(emb, e)
h = secondForm(emb, e)
B = shape(h, I)
assert components(I) ~= [[R^2, 0], [0, R^2*sin(th)^2]]
assert h_ij ~= -I_ij/R
assert gaussCurvature(B) ~= 1/R^2
assert meanCurvature(B) ~= -1/R
assert principalCurvatures(h, I) @ S(1, 2) ~= [-1/R, -1/R]
assert scalarCurvature(I) ~= 2/R^2
---
# The same sphere with its parameters exchanged: the normal points inwards, the mean curvature is +1/R.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
chart S(ph, th) where 0 < th < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param R = 2
map emb: S -> E3 { X = R sin(th) cos(ph); Y = R sin(th) sin(ph); Z = R cos(th) }
B = shape(secondForm(emb, e), firstForm(emb, e))
assert meanCurvature(B) ~= 1/R
assert gaussCurvature(B) ~= 1/R^2
---
# The torus.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param R = 3
param s = 1
map emb: T -> E3 { X = (R + s cos(u))*cos(v); Y = (R + s cos(u))*sin(v); Z = s sin(u) }
I = firstForm(emb, e)
h = secondForm(emb, e)
B = shape(h, I)
w = R + s cos(u)
assert components(I) ~= [[s^2, 0], [0, w^2]]
assert components(h) ~= [[s, 0], [0, cos(u)*w]]
assert gaussCurvature(B) ~= cos(u)/(s*w)
assert meanCurvature(B) ~= (R + 2*s cos(u))/(2*s*w)
assert principalCurvatures(h, I) @ T(0, 0.3) ~= [1/4, 1]
assert scalarCurvature(I)/2 ~= gaussCurvature(B)
assert integrate(gaussCurvature(B), I, u: 0..2*pi, v: 0..2*pi) ~= 0
assert integrate(1, I, u: 0..2*pi, v: 0..2*pi) ~= 4*pi^2*R*s
---
# The catenoid: minimal, K = -1/(a^2 cosh(v/a)^4).
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param a = 2
map emb: T -> E3 { X = a cosh(v/a) cos(u); Y = a cosh(v/a) sin(u); Z = v }
I = firstForm(emb, e)
B = shape(secondForm(emb, e), I)
assert meanCurvature(B) ~= 0
assert gaussCurvature(B) ~= -1/(a^2*cosh(v/a)^4)
assert components(I) ~= [[a^2*cosh(v/a)^2, 0], [0, cosh(v/a)^2]]
assert principalCurvatures(secondForm(emb, e), I) @ T(0.4, 0) ~= [-1/2, 1/2]
---
# The helicoid: minimal, K = -a^2/(a^2 + v^2)^2.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-5.
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param a = 2
map emb: T -> E3 { X = v cos(u); Y = v sin(u); Z = a u }
I = firstForm(emb, e)
h = secondForm(emb, e)
assert meanCurvature(shape(h, I)) ~= 0
assert gaussCurvature(shape(h, I)) ~= -a^2/(a^2 + v^2)^2
assert components(I) ~= [[a^2 + v^2, 0], [0, 1]]
assert h[u,u] ~= 0
assert h[u,v]^2 ~= a^2/(a^2 + v^2)
---
# Enneper's surface: principal curvatures -+2/(1 + u^2 + v^2)^2.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map emb: T -> E3 { X = u - u^3/3 + u v^2; Y = v - v^3/3 + v u^2; Z = u^2 - v^2 }
I = firstForm(emb, e)
h = secondForm(emb, e)
w = 1 + u^2 + v^2
assert components(I) ~= [[w^2, 0], [0, w^2]]
assert components(h) ~= [[2, 0], [0, -2]]
assert gaussCurvature(shape(h, I)) ~= -4/w^4
assert meanCurvature(shape(h, I)) ~= 0
assert principalCurvatures(h, I) @ T(1, 1) ~= [-2/9, 2/9]
---
# The pseudosphere: K = -1.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
chart T(u, v) where v > 0
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map emb: T -> E3 { X = cos(u)/cosh(v); Y = sin(u)/cosh(v); Z = v - tanh(v) }
I = firstForm(emb, e)
B = shape(secondForm(emb, e), I)
assert gaussCurvature(B) ~= -1
assert scalarCurvature(I) ~= -2
assert components(I) ~= [[1/cosh(v)^2, 0], [0, tanh(v)^2]]
---
# Cylinder and cone: intrinsically flat. The cylinder's outward mean curvature is -1/(2 R).
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-2.
chart T(u, v) where v > 0
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param R = 3
map cyl: T -> E3 { X = R cos(u); Y = R sin(u); Z = v }
map cone: T -> E3 { X = v cos(u); Y = v sin(u); Z = v }
assert gaussCurvature(shape(secondForm(cyl, e), firstForm(cyl, e))) ~= 0
assert meanCurvature(shape(secondForm(cyl, e), firstForm(cyl, e))) ~= -1/(2*R)
assert gaussCurvature(shape(secondForm(cone, e), firstForm(cone, e))) ~= 0
assert riemann(levicivita(firstForm(cone, e))) ~= 0
---
# Graphs: Monge's formulas, the normal up.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, section 3-3.
chart T(x, y)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
metric d0_ij = eye(2) on T
f = x^3 y - 2*x y^2 + x
map emb: T -> E3 { X = x; Y = y; Z = f }
D_i = d_i f
H_ij = d_i d_j f
W2 = 1 + D[x]^2 + D[y]^2
I = firstForm(emb, e)
h = secondForm(emb, e)
assert gaussCurvature(shape(h, I)) ~= (H[x,x]*H[y,y] - H[x,y]^2)/W2^2
assert meanCurvature(shape(h, I)) ~= ((1 + D[x]^2)*H[y,y] - 2*D[x]*D[y]*H[x,y] + (1 + D[y]^2)*H[x,x])/(2*W2^(3/2))
assert h[x,y] ~= H[x,y]/sqrt(W2)
assert I ~= graphFirst(f, d0)
assert h ~= graphSecond(f, d0)
assert shape(h, I) ~= graphShape(f, d0)
---
# Paraboloids, elliptic and hyperbolic, the monkey saddle, and Scherk's minimal surface.
# Source: do Carmo, Differential Geometry of Curves and Surfaces, sections 3-3 and 3-5 (Scherk's surface).
# Derivation: Monge's formulas of z = f(x, y).
chart T(x, y) where -1 < x < 1, -1 < y < 1
metric d0_ij = eye(2) on T
p = T(0, 0)
assert gaussCurvature(graphShape((x^2 + y^2)/2, d0)) ~= 1/(1 + x^2 + y^2)^2
assert meanCurvature(graphShape((x^2 + y^2)/2, d0)) @ p ~= 1
assert gaussCurvature(graphShape(x y, d0)) ~= -1/(1 + x^2 + y^2)^2
assert meanCurvature(graphShape(x y, d0)) ~= -x y/(1 + x^2 + y^2)^(3/2)
assert gaussCurvature(graphShape(x^3 - 3*x y^2, d0)) ~= -36*(x^2 + y^2)/(1 + 9*(x^2 + y^2)^2)^2
assert meanCurvature(graphShape(log(cos(y)/cos(x)), d0)) ~= 0
assert principalCurvatures(graphSecond(3*x^2 - y^2, d0), graphFirst(3*x^2 - y^2, d0)) @ p ~= [-2, 6]
---
# The ellipsoid x^2/a^2 + y^2/b^2 + z^2/c^2 = 1: K = 1/(a b c)^2/(x^2/a^4 + y^2/b^4 + z^2/c^4)^2.
# Source: Weisstein, MathWorld, Ellipsoid.
chart S(th, ph) where 0 < th < pi
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
param a = 1
param b = 2
param c = 3
map emb: S -> E3 { X = a sin(th) cos(ph); Y = b sin(th) sin(ph); Z = c cos(th) }
I = firstForm(emb, e)
B = shape(secondForm(emb, e), I)
w = sin(th)^2*cos(ph)^2/a^2 + sin(th)^2*sin(ph)^2/b^2 + cos(th)^2/c^2
assert gaussCurvature(B) ~= 1/((a*b*c)^2*w^2)
assert gaussCurvature(B) @ S(pi/2, 0) ~= a^2/(b*c)^2
assert scalarCurvature(I)/2 ~= gaussCurvature(B)
---
# Graphs over a curved base: det S = det E/W^(d+2), trace S = (trace E - H(grad, grad)/W^2)/W, and S = E where dL = 0.
# Derivation: I = G + dL dL, so that det I = W^2 det G, and Sherman and Morrison's formula.
chart S(th, ph) where 0 < th < pi
metric G_ij = diag(1, sin(th)^2) on S
L = cos(th)*sin(ph) + th^2
E = hessOp(L, G)
B = graphShape(L, G)
W2 = 1 + G^ij d_i L d_j L
H = hessian(L, levicivita(G))
l = grad(L, G)
assert det(B) ~= det(E)/W2^2
assert trace(B) ~= (trace(E) - l^i l^j H_ij/W2)/sqrt(W2)
assert graphFirst(L, G)[th,th] ~= 1 + (d_i L)[th]^2
assert B^i_j ~= inv(graphFirst(L, G))^ik graphSecond(L, G)_kj
K = cos(th)
assert graphShape(K, G) @ S(1e-9, 0) ~= hessOp(K, G) @ S(1e-9, 0) tol 1e-6
---
# Clifford's torus in the 3-sphere: minimal, flat, principal curvatures -+1; its parallels have cot and -tan.
# Source: do Carmo, Riemannian Geometry.
chart T(u, v)
chart S3(c, m, n) where 0 < c < pi/2
metric s_ab = diag(1, sin(c)^2, cos(c)^2) on S3
param c0 = 0.6
map clifford: T -> S3 { c = pi/4; m = u; n = v }
map parallel: T -> S3 { c = c0; m = u; n = v }
I = firstForm(clifford, s)
h = secondForm(clifford, s)
assert components(I) ~= [[1/2, 0], [0, 1/2]]
assert meanCurvature(shape(h, I)) ~= 0
assert gaussCurvature(shape(h, I)) ~= -1
assert principalCurvatures(h, I) @ T(0.1, 0.2) ~= [-1, 1]
assert riemann(levicivita(I)) ~= 0
assert trace(shape(secondForm(parallel, s), firstForm(parallel, s))) ~= tan(c0) - 1/tan(c0)
assert det(shape(secondForm(parallel, s), firstForm(parallel, s))) ~= -1
---
# Gauss's equation in a curved ambient space: K = 1 + det S for surfaces in the 3-sphere.
# Source: do Carmo, Riemannian Geometry.
chart T(u, v)
chart S3(c, m, n) where 0 < c < pi/2
metric s_ab = diag(1, sin(c)^2, cos(c)^2) on S3
map emb: T -> S3 { c = 0.7 + 0.2*sin(u); m = u + 0.3*v; n = v }
I = firstForm(emb, s)
K = scalarCurvature(I)/2
assert K ~= 1 + det(shape(secondForm(emb, s), I))
---
# Spheres and horospheres of hyperbolic space: coth and 1; a geodesic plane is flat in it.
# Source: Lee, Introduction to Riemannian Manifolds, 2nd ed.
chart T(u, v) where 0 < u < pi
chart Q(x, y) where y > 0
chart H3(X, Y, Z) where Z > 0
chart P3(r, th, ph) where r > 0, 0 < th < pi
metric g_ab = [[1/Z^2, 0, 0], [0, 1/Z^2, 0], [0, 0, 1/Z^2]] on H3
metric k_ab = diag(1, sinh(r)^2, sinh(r)^2*sin(th)^2) on P3
param c = 2
map horo: T -> H3 { X = u; Y = v; Z = c }
map plane: Q -> H3 { X = x; Y = 0; Z = y }
map ball: T -> P3 { r = c; th = u; ph = v }
assert principalCurvatures(secondForm(horo, g), firstForm(horo, g)) @ T(1, 0.2) ~= [1, 1]
assert gaussCurvature(shape(secondForm(horo, g), firstForm(horo, g))) ~= 1
assert riemann(levicivita(firstForm(horo, g))) ~= 0
assert secondForm(plane, g) ~= 0
assert shape(secondForm(ball, k), firstForm(ball, k))^i_j ~= -cosh(c)/sinh(c)*delta^i_j
---
# Hypersurfaces of spacetime: slices of an expanding universe have Hubble's rate as principal curvatures,
# static slices of a black hole none; the hyperboloid of Minkowski's space has K = -det S.
# Derivation: n_t = eps_xyzt > 0, so h_ij = C^t_ij = a a' delta_ij and S = a'/a = 2/(3 t). For the hyperboloid n_a =
# (-sinh u, 0, cosh u) at v = 0, X_uu = (sinh u, 0, cosh u), so h_uu = 1 = I_uu.
# Source: Wald, General Relativity; O'Neill, Semi-Riemannian Geometry.
chart T(m, n, o) where m > 0, 0 < n < pi
chart F(x, y, z, t) where t > 0
chart S(r, th, ph, t) where r > 2, 0 < th < pi
chart D(u, v) where u > 0
chart M(X, Y, W)
a = F.t^(2/3)
metric g_ij = diag(a^2, a^2, a^2, -1) on F
metric k_ij = diag(1/(1 - 2/r), r^2, r^2*sin(th)^2, -(1 - 2/r)) on S
metric e_ij = diag(1, 1, -1) on M
param t0 = 2
map slice: T -> F { x = m; y = n; z = o; t = t0 }
map static: T -> S { r = 2 + m; th = n; ph = o; t = 0 }
map hyp: D -> M { X = sinh(u) cos(v); Y = sinh(u) sin(v); W = cosh(u) }
B = shape(secondForm(slice, g), firstForm(slice, g))
assert B^i_j ~= 2/(3*t0)*delta^i_j
assert secondForm(static, k) ~= 0
I = firstForm(hyp, e)
assert components(I) ~= [[1, 0], [0, sinh(u)^2]]
assert shape(secondForm(hyp, e), I)^i_j ~= delta^i_j
assert scalarCurvature(I)/2 ~= -det(shape(secondForm(hyp, e), I))
---
# A hypersurface of four-space: the 3-sphere of radius R, in two orientations.
# Derivation: with X = R (sin c cos m, sin c sin m, cos c cos n, cos c sin n), det(X_c, X_m, X_n, X) at
# c = m = n = 0, R = 1: X_c = e1, X_m = 0 there; at c = pi/4, m = n = 0: X_c = (s, 0, -s, 0), X_m = (0, s, 0, 0),
# X_n = (0, 0, 0, s), X = (s, 0, s, 0), s = sqrt(1/2): det = s^4 det[(1,0,-1,0), (0,1,0,0), (0,0,0,1), (1,0,1,0)] =
# s^4 (-2) < 0, so the normal points inwards and the curvatures are +1/R.
chart S(c, m, n) where 0 < c < pi/2
chart E4(W, X, Y, Z)
metric e_ab = eye(4) on E4
param R = 2
map emb: S -> E4 { W = R sin(c) cos(m); X = R sin(c) sin(m); Y = R cos(c) cos(n); Z = R cos(c) sin(n) }
I = firstForm(emb, e)
B = shape(secondForm(emb, e), I)
assert B^i_j ~= delta^i_j/R
assert meanCurvature(B) ~= 1/R
assert det(B) ~= 1/R^3
assert scalarCurvature(I) ~= 6/R^2
---
# The shape operator raises the first slot, of a form that is not symmetric and a metric that is not diagonal.
# Derivation: I^-1 = 1/3 [[2, -1], [-1, 2]], h = [[1, 2], [3, 4]]: I^-1 h = 1/3 [[-1, 0], [5, 6]].
chart T(u, v)
metric I_ij = [[2, 1], [1, 2]] on T
h_ij = [[1, 2], [3, 4]] on T
S = shape(h, I)
assert components(S) ~= [[-1/3, 0], [5/3, 2]]
assert gaussCurvature(S) ~= -2/3
assert meanCurvature(S) ~= 5/6
k_ij = [[1, 2], [2, 4]] on T
assert principalCurvatures(k, I) ~= [0, 2]
