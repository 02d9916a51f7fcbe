package value

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// words is a value with what is said of it.
type words struct {
	v         Value
	kind, typ string
}

func TestWordsOfValues(t *testing.T) {
	g := graph.New(1)
	psi := index.NewChart(0, "psi", []index.Block{{Name: "r"}, {Name: "t"}})
	th := index.NewChart(1, "theta", []index.Block{{Name: "x"}, {Name: "y"}, {Name: "z"}})
	up, down, plain := index.UpOver, index.DownOver, index.PlainAxis
	object := func(axes ...index.Axis) *Object {
		size := 1
		for _, a := range axes {
			size *= a.Size
		}
		data := make([]float64, size)
		for i := range data {
			data[i] = float64(i) + 0.5
		}
		return &Object{Node: g.Array(data, axes), Value: true}
	}
	with := func(o *Object, change func(o *Object)) *Object { change(o); return o }
	named := func(name string, o *Object) *Object { o.Name = name; return o }
	r := g.Coord(psi, 0)

	for _, c := range []words{
		{object(), "a scalar", "Real"},
		{&Object{Node: r}, "a scalar", "Real over psi"},
		{object(plain(3)), "an array of 3", "Real[3]"},
		{object(plain(2), plain(3)), "an array of 2x3", "Real[2, 3]"},
		{with(object(plain(4), plain(3)), func(o *Object) { o.Letters = []string{"#1", "n"} }), "an array of 3", "Real[4, 3]"},
		{named("v", object(up(psi))), "a vector", "tensor v^i over psi"},
		{named("w", object(down(psi))), "a covector", "tensor w_i over psi"},
		{named("H", object(down(psi), down(psi))), "a bilinear form", "tensor H_ij over psi"},
		{named("h", object(up(psi), up(psi))), "a bilinear form on covectors", "tensor h^ij over psi"},
		{named("E", object(up(psi), down(psi))), "a linear map", "tensor E^i_j over psi"},
		{named("E", object(down(psi), up(psi))), "a linear map", "tensor E_i^j over psi"},
		{named("J", object(up(th), down(psi))), "a linear map from psi to theta", "tensor J^i_a over theta, psi"},
		{named("R", object(up(psi), down(psi), down(psi), down(psi))), "a tensor with 1 upper and 3 lower slots", "tensor R^i_jkl over psi"},
		{named("T", object(down(psi), down(psi), down(psi))), "a tensor with 3 lower slots", "tensor T_ijk over psi"},
		{named("T", object(up(psi), up(psi), up(psi))), "a tensor with 3 upper slots", "tensor T^ijk over psi"},
		{named("P", with(object(up(psi), down(psi), down(psi)), func(o *Object) { o.Law = index.Chartwise })), "an object with 1 upper and 2 lower slots", "chartwise P^i_jk over psi"},
		{named("C", with(object(up(psi), down(psi), down(psi)), func(o *Object) { o.Law = index.Connection })), "a connection", "connection C^i_jk over psi"},
		{named("G", with(object(down(psi), down(psi)), func(o *Object) { o.Metric = true })), "a metric", "metric G_ij over psi"},
		{named("v", object(plain(4), up(psi))), "an array of 4 vectors", "tensor v_n^i over psi"},
		{named("J", object(plain(2), up(th), down(psi))), "an array of 2 linear maps from psi to theta", "tensor J_n^i_a over theta, psi"},
		{&Point{P: &graph.Point{Chart: psi}}, "a point of psi", "Point[psi]"},
		{&Map{M: &graph.Map{From: psi, To: th}}, "a map from psi to theta", "Map[psi -> theta]"},
		{&Chart{C: th}, "a chart", "Chart, dimension 3"},
		{&Func{Name: "f"}, "a function", "Func"},
		{&List{Elems: make([]Value, 2)}, "a list", "List[2]"},
		{&Range{}, "a range", "Range"},
		{&Str{S: "s"}, "a text", "String"},
		{&Module{Name: "m"}, "a module", "Module"},
		{&CondConst{}, "a condition", "Bool"},
		{&CondNot{}, "a condition", "Bool"},
		{&CondAnd{}, "a condition", "Bool"},
		{&CondOr{}, "a condition", "Bool"},
		{&CondCompare{}, "a condition", "Bool"},
		{&CondInvariant{}, "a condition", "Bool"},
	} {
		if got := c.v.Kind(); got != c.kind {
			t.Errorf("the kind of %q is %q, want %q", c.typ, got, c.kind)
		}
		if got := c.v.Type(); got != c.typ {
			t.Errorf("the type of %s is %q, want %q", c.kind, got, c.typ)
		}
	}
}

func TestWordsOfSlotsAndLaws(t *testing.T) {
	g := graph.New(1)
	psi := index.NewChart(0, "psi", []index.Block{{Name: "r"}, {Name: "t"}})
	axes := []index.Axis{index.UpOver(psi), index.DownOver(psi), index.PlainAxis(2)}
	o := &Object{Node: g.Array(make([]float64, 8), axes), Law: index.Chartwise}
	if got := o.SlotCount(); got != "2 slots and 1 plain index" {
		t.Errorf("SlotCount = %q", got)
	}
	if got := o.KindAndLaw(); got != "an array of 2 linear maps, and chartwise" {
		t.Errorf("KindAndLaw = %q", got)
	}
	if got := o.LawKind(); got != "chartwise" {
		t.Errorf("LawKind = %q", got)
	}
	o.Law = index.Tensor
	if got := o.LawKind(); got != "a tensor" {
		t.Errorf("LawKind of a tensor = %q", got)
	}
	o.Letters = []string{"i", "j", "#1"}
	if got := o.SlotCount(); got != "2 slots" {
		t.Errorf("SlotCount beside a hidden letter = %q", got)
	}
	if got := ShapeText(axes); got != "2x2x2" {
		t.Errorf("ShapeText = %q", got)
	}
}

// What weakens a law says why; what does not, changes nothing that was said before.
func TestWeakenedObjectsSayWhy(t *testing.T) {
	first := &Object{Law: index.Chartwise, Why: "the first reason"}
	first.Weaken(&Object{Law: index.Chartwise, Why: "another"})
	first.Weaken(&Object{Law: index.Tensor, Why: "a third"})
	if first.Law != index.Chartwise || first.Why != "the first reason" {
		t.Errorf("%v: %s", first.Law, first.Why)
	}
	tensor := &Object{Law: index.Tensor}
	tensor.Weaken(&Object{Law: index.Chartwise, Why: "a reason"})
	if tensor.Law != index.Chartwise || tensor.Why != "a reason" {
		t.Errorf("%v: %s", tensor.Law, tensor.Why)
	}
	tensor = &Object{Law: index.Tensor}
	tensor.Weaken(&Object{Law: index.Connection})
	if tensor.Law == index.Tensor || tensor.Why == "" {
		t.Errorf("%v: %q", tensor.Law, tensor.Why)
	}
}
