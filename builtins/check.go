package builtins

// check(X): the identities of a metric, a connection or a curvature, each with
// its residual.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var checkEntry = Entry{
	Name: "check", Family: Geometry, Min: 1, Max: 2, Apply: applyCheck,
	Signature: "check(X, metric G_ij) -> condition", Law: "a condition; its residuals are those of tensors",
	Doc: "The identities that a geometric object should satisfy, each with its residual when printed; all of them when asserted. " +
		"check(G) of a metric: its symmetry, its Levi-Civita connection's torsion and compatibility, the symmetries of the curvature, both Bianchi identities and the contracted one. " +
		"check(C) of a connection: antisymmetry of the curvature and both Bianchi identities, with the terms of its torsion; check(C, G) also torsion and compatibility with G, which a connection need not have. " +
		"check(Riem) of riemann(C), ricci(C), einstein(G), weyl(G) and their like: the identities of what it was computed from. A curvature tensor R^a_bcd or R_abcd that was not computed by the library, or is taken at a point, has its symmetries and its cyclic sum checked. " +
		"Where formulas decide, the residual is 0 exactly; else the largest difference at sixteen points is printed.",
	Errors: "Everything but a metric, a connection and a curvature.",
	Cost:   "two derivatives of the connection, and the formulas or sixteen evaluations",
	Source: "Kobayashi, Nomizu, Foundations of Differential Geometry I; Misner, Thorne, Wheeler, Gravitation",
	Example: `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
Riem = riemann(levicivita(g))
print check(Riem)
assert check(g)
`,
}

// Library is what check asks of the checker besides Host: the functions of the
// library, and what an object was computed by.
type Library interface {
	// Apply calls a function of the library. A nil value: it has said what is wrong.
	Apply(name string, args []Arg, at diag.Span) value.Value
	// Computed is the library's function and its arguments that gave an object, ""
	// when none did.
	Computed(o *value.Object) (name string, args []value.Value)
}

// checks are the identities collected for one call.
type checks struct {
	c   *Call
	lib Library
	at  diag.Span
	and *value.CondAnd
	bad bool
}

func applyCheck(c *Call) (value.Value, error) {
	lib, ok := c.Host.(Library)
	if !ok {
		return nil, diag.New(CodeArgument, c.Span, "check needs the library")
	}
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	k := &checks{c: c, lib: lib, at: c.Span, and: &value.CondAnd{}}
	var g *value.Object
	if ga := c.positional(1); ga != nil {
		axes := o.Node.Axes()
		if len(axes) == 0 {
			return nil, c.wrong(a, "a connection or a curvature")
		}
		if g, err = c.metric(ga, axes[0].Chart); err != nil {
			return nil, err
		}
	}
	if !k.object(o, g, true) {
		return nil, c.wrong(a, "a metric, a connection or a curvature")
	}
	if k.bad {
		return nil, nil
	}
	return k.and, nil
}

// object collects the identities of an object; false when it has none. own: the
// object's own symmetries, too.
func (k *checks) object(o, g *value.Object, own bool) bool {
	axes := o.Node.Axes()
	if o.Metric && len(axes) == 2 && !o.Value {
		k.metric(o)
		return true
	}
	if o.Law == index.Connection && !o.Value {
		k.connection(o, g)
		return true
	}
	name, args := k.lib.Computed(o)
	curvature := len(axes) == 4 && axes[1].Kind == index.Down && axes[2] == axes[1] && axes[3] == axes[1] &&
		axes[0].Chart == axes[1].Chart && axes[0].Kind != index.Plain
	bilinear := len(axes) == 2 && axes[0] == axes[1] && axes[0].Kind == index.Down
	if own && curvature {
		k.curvature(o, g, name != "")
	}
	if own && bilinear && (name == "einstein" || name == "schouten" || name == "tracefreeRicci" || name == "ricci") {
		if from, ok := args[0].(*value.Object); ok && (from.Metric || k.isLeviCivita(from)) {
			k.same("R_ij = R_ji", o, k.swap(o, 1, 0))
		}
	}
	for _, v := range args {
		if from, ok := v.(*value.Object); ok && (from.Metric || from.Law == index.Connection) {
			return k.object(from, g, false)
		}
	}
	return own && curvature
}

func (k *checks) isLeviCivita(o *value.Object) bool {
	name, _ := k.lib.Computed(o)
	return name == "levicivita"
}

// curvature are the symmetries that are seen on the tensor itself.
func (k *checks) curvature(o, g *value.Object, computed bool) {
	down := o.Node.Axes()[0].Kind == index.Down
	if !down && g != nil {
		lowered := k.lower(o, g)
		if lowered == nil {
			return
		}
		o, down = lowered, true
	}
	if down {
		k.opposite("R_abcd = -R_bacd", o, k.swap(o, 1, 0, 2, 3))
		k.opposite("R_abcd = -R_abdc", o, k.swap(o, 0, 1, 3, 2))
		k.same("R_abcd = R_cdab", o, k.swap(o, 2, 3, 0, 1))
		k.cyclic("R_abcd + R_acdb + R_adbc = 0", o)
		return
	}
	k.opposite("R^a_bcd = -R^a_bdc", o, k.swap(o, 0, 1, 3, 2))
	if !computed {
		k.cyclic("R^a_bcd + R^a_cdb + R^a_dbc = 0", o)
	}
}

func (k *checks) lower(o, g *value.Object) *value.Object {
	met, err := k.c.Host.Meet([]*value.Object{o, g}, []diag.Span{k.at, k.at})
	if err != nil {
		k.bad = true
		return nil
	}
	r := value.ResultOf(k.c.along(met[1].Node, 0, met[0].Node, 0), met[0], met[1])
	r.Base, r.Via = met[0].Base, met[0].Via
	return r
}

// connection are the identities of a connection, and how it stands to a metric.
func (k *checks) connection(o, g *value.Object) {
	if name, args := k.lib.Computed(o); name == "levicivita" && g == nil {
		if m, ok := args[0].(*value.Object); ok {
			k.metric(m)
			return
		}
	}
	if g != nil {
		k.zero("torsion T^k_ij = 0", k.call("torsion", o))
		k.zero("compatibility nabla_k G_ij = 0", k.call("nonmetricity", o, g))
	}
	R := k.call("riemann", o)
	if R == nil {
		return
	}
	if !k.has("R^a_bcd = -R^a_bdc") {
		k.opposite("R^a_bcd = -R^a_bdc", R, k.swap(R, 0, 1, 3, 2))
	}
	if g != nil {
		if down := k.lower(R, g); down != nil {
			k.opposite("R_abcd = -R_bacd", down, k.swap(down, 1, 0, 2, 3))
			k.same("R_abcd = R_cdab", down, k.swap(down, 2, 3, 0, 1))
		}
	}
	k.bianchi(o)
}

func (k *checks) bianchi(c *value.Object) {
	with := " with torsion"
	if k.isLeviCivita(c) {
		with = ""
	}
	k.zero("first Bianchi identity"+with, k.call("firstBianchi", c))
	k.zero("second Bianchi identity"+with, k.call("secondBianchi", c))
}

// metric are the identities of a metric and of all that it makes.
func (k *checks) metric(g *value.Object) {
	k.same("G_ij = G_ji", g, k.swap(g, 1, 0))
	c := k.call("levicivita", g)
	R := k.call("riemannDown", g)
	if c == nil || R == nil {
		return
	}
	k.zero("torsion T^k_ij = 0", k.call("torsion", c))
	k.zero("compatibility nabla_k G_ij = 0", k.call("nonmetricity", c, g))
	if !k.has("R_abcd = -R_bacd") {
		k.opposite("R_abcd = -R_bacd", R, k.swap(R, 1, 0, 2, 3))
		if !k.has("R^a_bcd = -R^a_bdc") {
			k.opposite("R_abcd = -R_abdc", R, k.swap(R, 0, 1, 3, 2))
		}
		k.same("R_abcd = R_cdab", R, k.swap(R, 2, 3, 0, 1))
	}
	k.bianchi(c)
	k.zero("contracted Bianchi identity nabla^i E_ij = 0", k.call("contractedBianchi", g))
}

func (k *checks) has(label string) bool {
	for _, l := range k.and.Labels {
		if l == label {
			return true
		}
	}
	return false
}

// call is a function of the library of objects.
func (k *checks) call(name string, objs ...*value.Object) *value.Object {
	args := make([]Arg, len(objs))
	for i, o := range objs {
		if o == nil {
			return nil
		}
		args[i] = Arg{Value: o, Span: k.at}
	}
	o, ok := k.lib.Apply(name, args, k.at).(*value.Object)
	if !ok || o.Node == nil {
		k.bad = true
		return nil
	}
	return o
}

// swap is an object with its slots in another order.
func (k *checks) swap(o *value.Object, perm ...int) *graph.Node { return k.c.G.Permute(o.Node, perm) }

func (k *checks) same(label string, o *value.Object, n *graph.Node) {
	k.row(label, o, n)
}

func (k *checks) opposite(label string, o *value.Object, n *graph.Node) {
	k.row(label, o, k.c.G.Neg(n))
}

func (k *checks) zero(label string, o *value.Object) {
	if o != nil {
		k.row(label, o, k.c.G.Zero(o.Node.Axes()))
	}
}

// cyclic compares R_abcd with what the two other terms of the cyclic sum over
// its last three slots leave.
func (k *checks) cyclic(label string, o *value.Object) {
	k.opposite(label, o, k.c.G.Add(k.swap(o, 0, 3, 1, 2), k.swap(o, 0, 2, 3, 1)))
}

func (k *checks) row(label string, o *value.Object, n *graph.Node) {
	right := *o
	right.Node, right.Name = n, ""
	k.and.Labels = append(k.and.Labels, label)
	k.and.Xs = append(k.and.Xs, &value.CondCompare{Op: "~=", X: o, Y: &right, Span: k.at})
}
