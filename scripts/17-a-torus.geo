# A torus coloured by Gauss's curvature, with two of its geodesics: one winds around, one oscillates about the outer equator.

chart T(u, v)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map torus: T -> E3 { X = (2 + cos(v))*cos(u); Y = (2 + cos(v))*sin(u); Z = sin(v) }
metric g_ij = pull(e, torus)
C = levicivita(g)
K = scalarCurvature(g)/2
assert K == cos(v)/(2 + cos(v))
assert integrate(K, g, u: 0..2*pi, v: 0..2*pi) ~= 0 tol 1e-8    # Gauss and Bonnet: no handle is for free

p = T(-2, 0)
round^i = [0.3, 0.4] @ p
through^i = [0.05, 0.95] @ p
winding = [torus(q) for q in geodesic(C, p, through, linspace(0, 40, 400))]
waving = [torus(q) for q in geodesic(C, p, round, linspace(0, 30, 200))]

# geo run writes pictures/torus.html beside this program with  to "pictures/torus.html"  at the end of the line.
plot ((2 + cos(b))*cos(a), (2 + cos(b))*sin(a), sin(b)) over (a in linspace(0, 2*pi, 65), b in linspace(0, 2*pi, 33)), color: K @ T(a, b), curves: [waving, winding], title: "Curvature of a torus", xlabel: "X", ylabel: "Y", zlabel: "Z"
