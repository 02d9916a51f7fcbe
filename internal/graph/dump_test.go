package graph

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
)

var update = flag.Bool("update", false, "write testdata/dumps.txt anew")

// dumpExamples are nodes of every operation that carries something.
func dumpExamples(k *kit) (titles []string, nodes []*Node) {
	add := func(title string, n *Node) { titles, nodes = append(titles, title), append(nodes, n) }

	psi := k.chart("psi", "r", "t")
	r, th := k.x(psi, 0), k.x(psi, 1)
	g := k.metric(psi, k.Int(1), k.pow(r, 2))
	L := k.prod(k.pow(r, 2), k.fn("cos", th))
	dL := k.Partial(L, psi)
	square := k.con("", nil, k.Inverse(g), "ij", dL, "i", dL, "j")
	add("G^ij d_i L d_j L @ psi(2, 0.5)", k.At(square, k.PointOf(psi, k.Int(2), k.Number(k.Pool.Ratio(1, 2)))))

	phi := polar(k)
	pushed, _ := k.Push(k.prod(k.x(phi.From, 0), k.x(phi.From, 1)), index.Tensor, phi)
	add("x y in polar coordinates", k.Partial(pushed, phi.To))

	W := index.NewChart(9, "net", []index.Block{{Name: "W", Dims: []int{3, 2}}, {Name: "b", Dims: []int{3}}})
	data := k.Array([]float64{1, 2, 3, 4, 5, 6, 7, 8, 9.5, 10}, []index.Axis{index.PlainAxis(5), index.PlainAxis(2)})
	h := k.fn("tanh", k.con("ni", []index.Axis{index.PlainAxis(5), index.PlainAxis(3)}, data, "nj", k.Coord(W, 0), "ij"))
	loss := k.Scale(k.Pool.Ratio(1, 5), k.con("", nil, h, "ni", h, "ni"))
	add("the loss of a layer, and a row of its gradient", k.Add(loss, k.Component(k.Partial(loss, W), []int{2})))

	p := &Param{Name: "M", Axes: []index.Axis{index.PlainAxis(2), index.PlainAxis(2)}}
	m := k.Param(p)
	add("of a matrix", k.Add(k.Det(m), k.Reduce(Prod, k.Reduce(Max, k.Gather(m, 0, []int{1, 0, 1}), 0), 0)))
	return titles, nodes
}

func TestDumps(t *testing.T) {
	k := newKit(t)
	var b strings.Builder
	titles, nodes := dumpExamples(k)
	for i, n := range nodes {
		fmt.Fprintf(&b, "== %s\n%s", titles[i], k.Dump(n, nil))
	}
	const name = "testdata/dumps.txt"
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

// Every node is written once, however deep it stands and however often it is
// used.
func TestDumpWritesEachNodeOnce(t *testing.T) {
	k := newKit(t)
	x := k.x(k.chart("chi", "x"), 0)
	n := x
	for range 5 * dumpDepth { // a tower that uses each storey twice
		n = k.Map(k.Pool.Call(op.Named("atan2"), k.Pool.Arg(0), k.Pool.Add(k.Pool.Arg(1), k.Pool.Int(1))), n, k.fn("sin", n))
	}
	nodes := 0
	Walk(n, func(*Node) bool { nodes++; return true })
	text := k.Dump(n, nil)
	times := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^ *(\d+) (above|below|.*)$`).FindAllStringSubmatch(text, -1) {
		if m[2] != "above" && m[2] != "below" {
			times[m[1]]++
		}
	}
	for number, count := range times {
		if count != 1 {
			t.Errorf("node %s is written %d times", number, count)
		}
	}
	if len(times) != nodes {
		t.Errorf("%d nodes are written of %d", len(times), nodes)
	}
	for _, line := range strings.Split(text, "\n") {
		if len(line)-len(strings.TrimLeft(line, " ")) > 2*(dumpDepth+1) {
			t.Fatalf("too far in: %q", line)
		}
	}
	if named := k.Dump(n, func(m *Node) string {
		if m == x {
			return "height"
		}
		return ""
	}); strings.Count(named, "height = coord x of chi") != 1 {
		t.Error("a bound name is not written once")
	}
}
