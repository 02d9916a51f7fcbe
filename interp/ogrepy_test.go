package interp_test

// Cells of the documentation of OGRePy 1.1.0 said here by their meaning; what is wanted is what SymPy printed there.

import "testing"

func TestCellsOfOGRePy(t *testing.T) {
	const flat = `chart S(t, r, th, ph) where r > 0, 0 < th < pi
chart C(t, x, y, z)
map c: S -> C { t = t; x = r*sin(th)*cos(ph); y = r*sin(th)*sin(ph); z = r*cos(th) }
param rho, p
metric s_ij = diag(-1, 1, r^2, r^2*sin(th)^2) on S
metric e_ij = diag(-1, 1, 1, 1) on C
u_i = [-1, 0, 0, 0] on S
T_ij = (rho + p) u_i u_j + p s_ij
`
	const hole = `chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 - 2 M/r), 1/(1 - 2 M/r), r^2, r^2*sin(th)^2) on S
C = levicivita(g)
R^a_dbc = d_b C^a_cd - d_c C^a_bd + C^a_be C^e_cd - C^a_ce C^e_bd
`
	const universe = `chart S(t, r, th, ph) where r > 0, 0 < th < pi
fn a(t)
metric g_ij = diag(-1, a(t)^2, a(t)^2 r^2, a(t)^2 r^2*sin(th)^2) on S
`
	for _, c := range []struct{ cell, program, want string }{
		{"60: the distance from the origin in spherical coordinates", flat + "print along(sqrt(x^2 + y^2 + z^2), c)", "r"},
		{"61: Kretschmann's scalar for M = 1 at r = 10", "param M where M > 0\n" + hole + "print (subst(kretschmann(g), M: 1) @ S(0, 10, 1, 0)) == 3/62500", "true"},
		{"62: a perfect fluid with p = rho", flat + "q = subst(T, p: rho)\nprint components(q) == diag(rho, rho, rho r^2, rho r^2*sin(th)^2)", "true"},
		{"63: the same, up, in Cartesian coordinates", flat + "use metric s\nE^ij = diag(1, 1, 1, 1) on C\nprint rho*pull(E, c)^ij == subst(T, p: rho)^ij", "true"},
		{"71: the metric in Cartesian coordinates", flat + "print pull(e, c) == s", "true"},
		{"118 to 120: Riemann's tensor by its formula", "param M where M > 0\n" + hole +
			"print R[t,r,t,r] == 2 M/(r^2 (r - 2 M)), R[t,th,t,th] == -M/r, R[r,ph,r,ph] == -M*sin(th)^2/r, R[th,t,th,t] == M (r - 2 M)/r^4, R[th,ph,th,ph] == 2 M*sin(th)^2/r, R[ph,th,ph,th] == 2 M/r",
			"true, true, true, true, true, true"},
		{"128, 134: Ricci's tensor of Schwarzschild's metric as a trace, and the metric's covariant derivative by its formula", "param M where M > 0\n" + hole +
			"print R^l_mln == 0, d_m g_ab - C^l_ma g_lb - C^l_mb g_al == 0", "true, true"},
		{"129 to 133, 135, 136: Ricci's tensor, the scalar and Einstein's tensor of FLRW, and what vanishes", universe + `E = einstein(g)
Q = ricci(levicivita(g))
use metric g
A = 2*a'(t)^2 + a(t) a''(t)
print components(Q) == diag(-3*a''(t)/a(t), A, r^2*A, r^2*A*sin(th)^2), Q_m^m == 6*(a'(t)^2 + a(t) a''(t))/a(t)^2, scalarCurvature(g) == Q_m^m
B = -a'(t)^2 - 2*a(t) a''(t)
print Q_mn - scalarCurvature(g) g_mn/2 == E_mn, components(E) == diag(3*a'(t)^2/a(t)^2, B, r^2*B, r^2*B*sin(th)^2)
print nabla_m g_ij == 0, nabla^m E_mn == 0`, "true, true, true\ntrue, true\ntrue, true"},
		{"137 to 139: conservation in FLRW, for rho and p of all coordinates", universe + `fn rho(t, r, th, ph), p(t, r, th, ph)
use metric g
P = p(t, r, th, ph)
u^i = [1, 0, 0, 0] on S
T^ij = (rho(t, r, th, ph) + P) u^i u^j + P g^ij
D^j = nabla_i T^ij
print D[t] == (rho'[t](t, r, th, ph) a(t) + 3*a'(t)*(P + rho(t, r, th, ph)))/a(t), D[r] == p'[r](t, r, th, ph)/a(t)^2, D[ph] == p'[ph](t, r, th, ph)/(a(t)^2*r^2*sin(th)^2)`, "true, true, true"},
		{"140 to 146: the curve's Lagrangian, and the geodesics of Minkowski's space from it", `chart L(s)
chart C(t, x, y, z)
metric e_ij = diag(-1, 1, 1, 1) on C
fn t1(l), x1(l), y1(l), z1(l)
K = -t1'(s)^2 + x1'(s)^2 + y1'(s)^2 + z1'(s)^2
E = eulerLagrange(K/2, [t1(s), x1(s), y1(s), z1(s)])
print E[1] == t1''(s), E[2] == -x1''(s), E[4] == -z1''(s)
print geodesicEquations(e)`, "true, true, true\n[t''(s) = 0, x''(s) = 0, y''(s) = 0, z''(s) = 0]"},
	} {
		out, err := printed(t, c.program)
		if err != nil || out != c.want {
			t.Errorf("%s\nprints %s, %v\nnot    %s", c.cell, out, err, c.want)
		}
	}
}
