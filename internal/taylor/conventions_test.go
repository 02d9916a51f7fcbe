package taylor_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// pinned evaluates a script's name at a point, by the machine and by series,
// and insists that they agree.
type pinned struct {
	t    *testing.T
	prog *check.Program
	m    *exec.Machine
}

func pin(t *testing.T, script string) *pinned {
	p := checked(t, t.Name(), script)
	return &pinned{t, p, exec.New(p.Graph, exec.Options{})}
}

func (p *pinned) at(name string, x ...float64) []float64 {
	p.t.Helper()
	o, ok := p.prog.Names[name].(*value.Object)
	if !ok {
		p.t.Fatalf("%s is not bound", name)
	}
	g := p.prog.Graph
	var c *index.Chart
	for _, k := range p.prog.Charts {
		if k.C.Dim == len(x) {
			c = k.C
		}
	}
	coords := make([]*graph.Node, len(x))
	for i, v := range x {
		coords[i] = g.Number(g.Pool.Float(v))
	}
	a, err := p.m.Eval(g.At(o.Node, g.PointOf(c, coords...)), &exec.Env{})
	if err != nil {
		p.t.Fatalf("%s: %v", name, err)
	}
	s, err := taylor.NewEvaluator(g, &taylor.At{Chart: c, Coords: x}).Value(o.Node)
	if err != nil {
		p.t.Fatalf("%s by series: %v", name, err)
	}
	size := 1.0
	for _, v := range s {
		size = max(size, math.Abs(v))
	}
	for i := range s {
		if !(math.Abs(s[i]-a.Data[i]) <= 1e-9*size) {
			p.t.Errorf("%s, component %d: machine %.15g, series %.15g", name, i, a.Data[i], s[i])
		}
	}
	return a.Data
}

func (p *pinned) want(what string, got, want float64) {
	p.t.Helper()
	if !(math.Abs(got-want) <= 1e-10*max(1, math.Abs(want))) {
		p.t.Errorf("%s = %.15g, want %.15g", what, got, want)
	}
}

func (p *pinned) zero(name string, x ...float64) {
	p.t.Helper()
	for i, v := range p.at(name, x...) {
		p.want(fmt.Sprintf("%s, component %d", name, i), v, 0)
	}
}

// The sphere of radius a: Γ^θ_φφ = -sin θ cos θ, Γ^φ_θφ = cot θ, R^θ_φθφ = sin² θ,
// scalar curvature 2/a² (Misner, Thorne and Wheeler, Gravitation).
func TestSphere(t *testing.T) {
	p := pin(t, `
chart S(th, ph)
metric g_ij = diag(9, 9 sin(th)^2) on S
C = levicivita(g)
R = riemann(C)
s = scalarCurvature(g)
`)
	th := 0.8
	c := p.at("C", th, 0.3) // [k][i][j]
	p.want("Γ^θ_φφ", c[3], -math.Sin(th)*math.Cos(th))
	p.want("Γ^φ_θφ", c[5], 1/math.Tan(th))
	r := p.at("R", th, 0.3)
	p.want("R^θ_φθφ", r[0b0101], math.Sin(th)*math.Sin(th))
	p.want("R^θ_φφθ", r[0b0110], -math.Sin(th)*math.Sin(th))
	p.want("scalar curvature", p.at("s", th, 0.3)[0], 2.0/9)
}

// The connection on the sphere without its poles that keeps ∂_θ and
// (1/sin θ) ∂_φ constant: ∇_θ ∂_φ = cot θ ∂_φ alone, Weitzenböck's connection of
// that frame, whose straight lines are those of Mercator's map (Nakahara,
// Geometry, Topology and Physics). It is flat and metric, and has torsion
// T(∂_θ, ∂_φ) = cot θ ∂_φ. Read with its lower indices exchanged it
// is not flat: this pins that the first lower index is the direction.
func TestTeleparallelSphere(t *testing.T) {
	p := pin(t, `
chart S(th, ph)
connection C^k_ij = [[[0, 0], [0, 0]], [[0, cos(th)/sin(th)], [0, 0]]] on S
connection D^k_ij = [[[0, 0], [0, 0]], [[0, 0], [cos(th)/sin(th), 0]]] on S
metric g_ij = diag(1, sin(th)^2) on S
R = riemann(C)
RD = riemann(D)
T = torsion(C)
Q = nonmetricity(C, g)
v^i = [0, 1/sin(th)] on S
use connection C
dv_k^i = nabla_k v^i
`)
	th := 0.8
	p.zero("R", th, 0.1)
	p.zero("Q", th, 0.1)
	p.zero("dv", th, 0.1)
	tor := p.at("T", th, 0.1)
	p.want("T^φ_θφ", tor[5], 1/math.Tan(th))
	p.want("T^φ_φθ", tor[6], -1/math.Tan(th))
	// R^φ_θθφ of the exchanged one is ∂_θ cot θ.
	p.want("R^φ_θθφ", p.at("RD", th, 0.1)[0b1001], -1/math.Pow(math.Sin(th), 2))
}

// Schwarzschild: R_trtr = -2M/r³ in the orthonormal frame, R_tθtθ = M/r³,
// R_θφθφ = 2M/r³, R_rθrθ = -M/r³ (Misner, Thorne and Wheeler); it is
// Ricci flat, its Weyl tensor is its curvature, and R_abcd R^abcd = 48 M²/r⁶.
func TestSchwarzschild(t *testing.T) {
	p := pin(t, `
chart S(t, r, th, ph)
f = 1 - 4/r
metric g_{mu nu} = diag(-f, 1/f, r^2, r^2*sin(th)^2) on S
C = levicivita(g)
R = riemann(C)
Ric = ricci(C)
W = weyl(g)
low_abcd = g_ae R^e_bcd
K = kretschmann(g)
`)
	x := []float64{0, 6, 1.1, 0.4}
	m, r, th := 2.0, 6.0, 1.1
	f := 1 - 2*m/r
	p.want("Γ^r_tt", p.at("C", x...)[16], m*(r-2*m)/(r*r*r))
	low := p.at("low", x...)
	e := []float64{math.Sqrt(f), 1 / math.Sqrt(f), r, r * math.Sin(th)} // the coframe's lengths
	frame := func(a, b, c, d int) float64 {
		return low[((a*4+b)*4+c)*4+d] / (e[a] * e[b] * e[c] * e[d])
	}
	p.want("R_trtr", frame(0, 1, 0, 1), -2*m/(r*r*r))
	p.want("R_tθtθ", frame(0, 2, 0, 2), m/(r*r*r))
	p.want("R_θφθφ", frame(2, 3, 2, 3), 2*m/(r*r*r))
	p.want("R_rθrθ", frame(1, 2, 1, 2), -m/(r*r*r))
	p.zero("Ric", x...)
	w := p.at("W", x...)
	for i := range w {
		p.want("Weyl", w[i], low[i])
	}
	p.want("Kretschmann", p.at("K", x...)[0], 48*m*m/math.Pow(r, 6))
}

// Gödel's universe, ds² = -dt² + dx² - ½e^{2√2ωx}dy² + dz² - 2e^{√2ωx}dt dy:
// R_ab = 2ω² V_a V_b with V = ∂_t, so that R = -2ω² (Hawking and Ellis, The
// Large Scale Structure of Space-Time). Not diagonal, indefinite.
func TestGodel(t *testing.T) {
	p := pin(t, `
chart M(t, x, y, z)
w = 0.7
h = exp(sqrt(2) w x)
metric g_ab = [[-1, 0, -h, 0], [0, 1, 0, 0], [-h, 0, -0.5 h^2, 0], [0, 0, 0, 1]] on M
V^a = [1, 0, 0, 0] on M
Ric = ricci(levicivita(g))
D_ab = Ric_ab - 2 w^2 g_ac V^c g_bd V^d
s = scalarCurvature(g)
k = killing(V, g)
`)
	x := []float64{0.1, 0.6, -0.3, 0.2}
	p.zero("D", x...)
	p.zero("k", x...)
	p.want("scalar curvature", p.at("s", x...)[0], -2*0.49)
}

// Kerr: R_abcd R^abcd = 48M²(r⁶ - 15a²r⁴c² + 15a⁴r²c⁴ - a⁶c⁶)/(r² + a²c²)⁶, c = cos θ
// (Henry, Astrophysical Journal 535 (2000) 350).
func TestKerr(t *testing.T) {
	p := pin(t, `
chart B(t, r, th, ph)
M = 1
a = 0.6
S = r^2 + a^2 cos(th)^2
D = r^2 - 2 M r + a^2
metric g_ij = [[-(1 - 2 M r/S), 0, 0, -2 M a r sin(th)^2/S], [0, S/D, 0, 0], [0, 0, S, 0],
  [-2 M a r sin(th)^2/S, 0, 0, (r^2 + a^2 + 2 M a^2 r sin(th)^2/S) sin(th)^2]] on B
Ric = ricci(levicivita(g))
K = kretschmann(g)
`)
	x := []float64{0, 3, 0.9, 0}
	p.zero("Ric", x...)
	r, c := 3.0, math.Cos(0.9)*0.6
	num := math.Pow(r, 6) - 15*math.Pow(r, 4)*c*c + 15*r*r*math.Pow(c, 4) - math.Pow(c, 6)
	p.want("Kretschmann", p.at("K", x...)[0], 48*num/math.Pow(r*r+c*c, 6))
}

// Constant curvature: de Sitter's space of radius L has R_abcd =
// (g_ac g_bd - g_ad g_bc)/L² (Hawking and Ellis), the upper half plane -1.
func TestConstantCurvature(t *testing.T) {
	p := pin(t, `
chart M(t, r, th, ph)
chart U(x, y)
f = 1 - r^2/4
metric g_ab = diag(-f, 1/f, r^2, r^2 sin(th)^2) on M
R = riemann(levicivita(g))
D_abcd = g_ae R^e_bcd - (g_ac g_bd - g_ad g_bc)/4
s = scalarCurvature(g)
W = weyl(g)
metric h_ij = diag(1/y^2, 1/y^2) on U
sh = scalarCurvature(h)
u^i = [1, 2] on U
v^i = [x, 1] on U
sec = sectional(h, u, v)
`)
	x := []float64{0, 0.7, 1.1, 0.4}
	p.zero("D", x...)
	p.zero("W", x...)
	p.want("de Sitter", p.at("s", x...)[0], 12.0/4)
	p.want("half plane", p.at("sh", 0.3, 0.7)[0], -2)
	p.want("sectional", p.at("sec", 0.3, 0.7)[0], -1)
}

// With torsion, the first Bianchi identity and the Ricci identity fix the signs
// and the order of indices of curvature, torsion and nabla together
// (Kobayashi and Nomizu, Foundations of Differential Geometry I, theorems
// III.5.1 and III.5.3):
//
//	cyclic R(X,Y)Z = cyclic T(T(X,Y),Z) + (∇_X T)(Y,Z)
//	∇²_{X,Y} V - ∇²_{Y,X} V = R(X,Y)V - ∇_{T(X,Y)} V
func TestIdentitiesWithTorsion(t *testing.T) {
	p := pin(t, `
chart M(x, y, z)
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]],
  [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(0.3 x)]]] on M
R = riemann(C)
T = torsion(C)
V^i = [y z, x^2, sin(x y)] on M
w_i = [x z, y, cos(x)] on M
use connection C
Bianchi^a_bcd = R^a_bcd + R^a_cdb + R^a_dbc - T^a_eb T^e_cd - T^a_ec T^e_db - T^a_ed T^e_bc - nabla_b T^a_cd - nabla_c T^a_db - nabla_d T^a_bc
Ricci_cd^a = nabla_c nabla_d V^a - nabla_d nabla_c V^a - R^a_bcd V^b + T^e_cd nabla_e V^a
Covector_cdb = nabla_c nabla_d w_b - nabla_d nabla_c w_b + R^a_bcd w_a + T^e_cd nabla_e w_b
f = exp(x) y + z^2 x
Function_cd = nabla_c nabla_d f - nabla_d nabla_c f + T^e_cd nabla_e f
`)
	x := []float64{0.4, -0.7, 0.9}
	p.zero("Bianchi", x...)
	p.zero("Ricci", x...)
	p.zero("Covector", x...)
	p.zero("Function", x...)
	big := 0.0
	for _, v := range p.at("R", x...) {
		big = max(big, math.Abs(v))
	}
	if big < 0.1 {
		t.Error("the example is flat")
	}
}
