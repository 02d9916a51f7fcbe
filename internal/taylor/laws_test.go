package taylor_test

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// geometry has an indefinite metric, a connection with torsion that knows
// nothing of it, an asymmetric tensor, and everything that the library makes of
// them.
const geometry = `
chart M(x, y, z)
metric g_ij = [[-3 + 0.2 sin(y), 0.3 x, 0.1], [0.3 x, 2 + 0.1 x^2, 0.2 z], [0.1, 0.2 z, 2.5 + 0.3 cos(x)]] on M
connection C^k_ij = [[[x, y z, 0.3], [0.2 + x, y, sin(z)], [1, x y, 0.1]], [[y, 0.5, z^2], [x z, cos(y), 0.7], [0.3 x, y, 1]],
  [[0.4, x, y], [z, 1, x^2], [y z, 0.2, exp(0.3 x)]]] on M
f = exp(0.5 x) sin(y + z) + x y^2
h = x z - y^2 + 0.3 x^3
v^i = [y, x^2 + z, sin(x)] on M
u^i = [1 + z, x, y z] on M
a_i = [x z, cos(y), x + y] on M
A_ij = [[x, y, 0.2], [z, 1, x y], [0.5, cos(z), y]] on M
B^i_j = [[x, y z, 1], [0.3, z, x], [y, 0.1, 2 + x]] on M

Gam = levicivita(g)
R = riemann(C)
Rg = riemann(Gam)
Ric = ricci(C)
s = scalarCurvature(g)
E = einstein(g)
W = weyl(g)
K = kretschmann(g)
T = torsion(C)
Q = nonmetricity(C, g)
H = hessian(f, C)
df_i = d_i f
gr = grad(f, g)
lap = laplacian(f, g)
op = hessOp(f, g)
nat = naturalGrad(f, g)
nw = newton(f, Gam)
br = bracket(u, v)
kil = killing(v, g)
sec = sectional(g, u, v)
gF = graphFirst(f, g)
gS = graphSecond(f, g)
gSh = graphShape(f, g)
low = lower(v, g)
middle^k_ij = 0.5 C^k_ij + 0.5 Gam^k_ij
other^k_ij = C^k_ji
twisted^k_ij = Gam^k_ij + T^k_ij
tensor da_ij = d_i a_j - d_j a_i
detB = det(B)
invA = inv(A)
trB = trace(B)
inner = a_i v^i
fg = f h + exp(f)
rank2_ij = A_ij + a_i df_j - A_ji
use connection C
nv_k^i = nabla_k v^i
nA_kij = nabla_k A_ij
nnf_ij = nabla_i nabla_j f
`

// chartwise are objects that depend on the coordinates, and must be seen to.
const chartwise = geometry + `
P_ij = d_i d_j f
dv_k^i = d_k v^i
detg = det(components(g))
comp = components(v)
first = v[x]
twice^k_ij = C^k_ij + Gam^k_ij
diff_ij = d_i d_j f - 2 C^k_ij d_k f
gammaTrace_j = C^i_ij
`

func objects(p *check.Program, names []string) map[string]*value.Object {
	m := map[string]*value.Object{}
	for _, n := range names {
		if o, ok := p.Names[n].(*value.Object); ok {
			m[n] = o
		}
	}
	return m
}

// Every law that the rules infer, or that a library function promises, is what
// running the definition again in random new coordinates finds: generically in
// F_p, claims on the way run again too, and with the actual fields at points.
func TestInferredLaws(t *testing.T) {
	p := checked(t, "geometry", geometry)
	tested := 0
	for name, o := range objects(p, p.Order) {
		if o.Law == index.Chartwise {
			t.Errorf("%s is called chartwise: %s", name, o.Why)
			continue
		}
		tested++
		proof := taylor.Prove(p.Graph, o.Node, o.Law, taylor.ProveOptions{Seed: 7, RerunClaims: true})
		// the field has no eigenvalues: of them draws must do
		if proof.Verdict != taylor.Proved && !(proof.Verdict == taylor.Tested && proof.Reason == "eigenvalues") {
			t.Errorf("%s, called %s: verdict %d %s, component %v", name, o.Law, proof.Verdict, proof.Reason, proof.Component)
		}
		for _, x := range [][]float64{{0.3, 0.7, -0.4}, {-0.8, 0.2, 0.5}} {
			got, err := taylor.TestAt(p.Graph, o.Node, &taylor.At{Chart: chartOf(o.Node), Coords: x}, taylor.TestOptions{Law: o.Law, RerunClaims: true})
			if err != nil || !got.OK || got.Relative > 1e-10 {
				t.Errorf("%s, called %s, at %v: %+v, %v", name, o.Law, x, got, err)
			}
		}
	}
	if tested < 45 {
		t.Errorf("%d objects tested", tested)
	}
}

func chartOf(n *graph.Node) *index.Chart {
	if cs := n.Charts(); len(cs) > 0 {
		return cs[0]
	}
	return n.Axes()[0].Chart
}

// And what the rules call chartwise does change.
func TestChartwiseObjectsChange(t *testing.T) {
	p := checked(t, "chartwise", chartwise)
	names := []string{"P", "dv", "detg", "comp", "first", "twice", "diff", "gammaTrace"}
	for name, o := range objects(p, names) {
		if o.Law != index.Chartwise {
			t.Errorf("%s is called %s", name, o.Law)
		}
		if proof := taylor.Prove(p.Graph, o.Node, index.Tensor, taylor.ProveOptions{Seed: 7}); proof.Verdict != taylor.Refuted {
			t.Errorf("%s as a tensor: verdict %d %s", name, proof.Verdict, proof.Reason)
		}
		got, err := taylor.TestAt(p.Graph, o.Node, &taylor.At{Chart: chartOf(o.Node), Coords: []float64{0.3, 0.7, -0.4}}, taylor.TestOptions{})
		if err != nil || got.OK {
			t.Errorf("%s as a tensor at a point: %+v, %v", name, got, err)
		}
	}
	if len(objects(p, names)) != len(names) {
		t.Errorf("names are missing")
	}
}

// surfaces: maps, normals, data and networks.
const surfaces = `
chart T(u, v)
chart E3(X, Y, Z)
chart psi(p, q)
metric e_ab = [[1 + 0.1 Z^2, 0.2, 0], [0.2, 2, 0.1 X], [0, 0.1 X, 1.5]] on E3
metric k_ij = [[2 + u^2, 0.3], [0.3, 1 + 0.1 v]] on T
map emb: T -> E3 { X = (2 + cos(u)) cos(v); Y = (2 + cos(u)) sin(v); Z = sin(u) + 0.1 u v }
map phi: T -> psi { p = u + 0.2 v^2; q = 2 v - 0.1 u^2 }
f = exp(0.5 u) sin(v)
w^i = [u, v^2] on T
b_i = [u v, 1 + v] on T

I = firstForm(emb, e)
h = secondForm(emb, e)
S^i_j = inv(I)^ik h_kj
K = gaussCurvature(S)
H = meanCurvature(S)
pc = principalCurvatures(h, I)
sh = shape(h, I)
n = normal(emb, e)
J = jacobian(emb)
J2 = jacobian(phi)
vol = eps(k)
pf = pull(push(f, phi), phi)
pw = push(w, phi)
pk = push(k, phi)
pc2 = push(levicivita(k), phi)
ae = along(e, emb)
gS = graphShape(f, k)

D_nf = [[sin(0.1*m*g) for g in 1..2] for m in 1..5]
t_f = [u, v]
y_n = tanh(D_nf t_f) + 0.1 u v
F_ij = mean_n d_i y_n d_j y_n
fg = fisherGaussian(y_n, 2)
gn = gaussNewton(y_n)
`

func TestInferredLawsOfSurfaces(t *testing.T) {
	p := checked(t, "surfaces", surfaces)
	points := map[string][]float64{"T": {0.3, 0.7}, "psi": {0.4, 1.2}, "E3": {2.1, 0.3, 0.4}}
	tested := 0
	for name, o := range objects(p, p.Order) {
		if o.Law == index.Chartwise {
			t.Errorf("%s is called chartwise: %s", name, o.Why)
			continue
		}
		if len(o.Node.Charts()) == 0 && len(o.Node.Axes()) > 0 && o.Node.Axes()[0].Chart == nil {
			continue // data
		}
		tested++
		proof := taylor.Prove(p.Graph, o.Node, o.Law, taylor.ProveOptions{Seed: 7, RerunClaims: true})
		// the field has no eigenvalues: of them draws must do
		if proof.Verdict != taylor.Proved && !(proof.Verdict == taylor.Tested && proof.Reason == "eigenvalues") {
			t.Errorf("%s, called %s: verdict %d %s, component %v", name, o.Law, proof.Verdict, proof.Reason, proof.Component)
		}
		c := chartOf(o.Node)
		at := &taylor.At{Chart: c, Coords: points[c.Name]}
		if c.Name == "psi" {
			at.Before = func(*graph.Map, []float64) []float64 { return []float64{0.3, 0.7} }
			at.Coords = []float64{0.3 + 0.2*0.49, 1.4 - 0.1*0.09}
		}
		got, err := taylor.TestAt(p.Graph, o.Node, at, taylor.TestOptions{Law: o.Law, RerunClaims: true})
		if err != nil || !got.OK {
			t.Errorf("%s, called %s: %+v, %v", name, o.Law, got, err)
		}
	}
	if tested < 25 {
		t.Errorf("%d objects tested", tested)
	}
}
