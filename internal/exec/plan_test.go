package exec

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

var update = flag.Bool("update", false, "write testdata/plans.txt anew")

// planned are nodes of every tier.
func (k *kit) planned() (titles []string, nodes []*graph.Node) {
	add := func(title string, n *graph.Node) { titles, nodes = append(titles, title), append(nodes, n) }

	psi := k.coords("psi", "r", "t")
	r, th := k.x(psi, 0), k.x(psi, 1)
	g := k.diagonal(psi, k.Int(1), k.pow(r, 2))
	d := k.Partial(k.prod(k.pow(r, 2), k.fn("cos", th)), psi)
	square := k.con("", nil, k.Inverse(g), "ij", d, "i", d, "j")
	add("G^ij d_i L d_j L @ psi(2, 0.5)", k.At(square, k.point(psi, 2, 0.5)))

	c, loss := k.perceptron(2000, 3, 4)
	at := k.point(c, wave(c.Dim, 3)...)
	add("the loss of a network", loss)
	v := k.Array(wave(c.Dim, 5), slots(c, "^"))
	add("its second derivative along a vector", k.At(k.con("", nil, v, "i", v, "j", k.Partial(k.Partial(loss, c), c), "ij"), at))

	m := k.Array(wave(30*40, 1), plain(30, 40))
	n := k.Array(wave(40*20, 2), plain(40, 20))
	x := k.Array(wave(20, 3), plain(20))
	add("two matrices and a vector: from the right", k.con("i", plain(30), m, "ij", n, "jk", x, "k"))
	add("of an eigenvalue", k.fn("log", k.Component(k.Eig(k.con("ij", plain(30, 30), m, "ik", m, "jk"), nil, graph.EigOptions{Top: 1}, graph.EigValues), []int{0})))

	wide := k.chart("wide", index.Block{Name: "x", Dims: []int{100}})
	add("a diagonal second derivative", k.Partial(k.Partial(k.con("", nil, k.pow(k.Coord(wide, 0), 4), "i"), wide), wide))
	return titles, nodes
}

func TestPlans(t *testing.T) {
	k := newKit(t)
	var b strings.Builder
	titles, nodes := k.planned()
	for i, n := range nodes {
		p, err := k.m.Plan(n, nil)
		if err != nil {
			t.Fatal(titles[i], err)
		}
		fmt.Fprintf(&b, "== %s\n%v", titles[i], p)
	}
	const name = "testdata/plans.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The operations of a plan are those of its steps, its programs are those that
// run, and a node that cannot be evaluated has no plan.
func TestPlansAreOfWhatRuns(t *testing.T) {
	k := newKit(t)
	titles, nodes := k.planned()
	for i, n := range nodes {
		p, err := k.m.Plan(n, nil)
		if err != nil {
			t.Fatal(err)
		}
		var check func(p *Plan)
		check = func(p *Plan) {
			sum := 0.0
			for _, s := range p.Steps {
				sum += s.Operations
			}
			if p.Tier == Arrays && math.Abs(sum-p.Operations) > 1e-9*sum {
				t.Errorf("%s: steps of %g operations, %g in all", titles[i], sum, p.Operations)
			}
			if u := p.unit; (u == nil) != (p.Tier == Values) {
				t.Errorf("%s: %s is not planned as it runs", titles[i], p.Of)
			}
			if p.Tier == Components && !strings.Contains(p.Code(nil), count(len(p.unit.comp.inputs), "input")+",") {
				t.Errorf("%s: no program of %s", titles[i], p.Of)
			}
			for _, b := range p.Before {
				check(b)
			}
		}
		check(p)
	}
	c := k.coords("chi", "x")
	if p, err := k.m.Plan(k.Partial(k.fn("floor", k.x(c, 0)), c), nil); err == nil {
		t.Errorf("a derivative that does not exist is planned:\n%v", p)
	}
}
