package bench

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// metric is a line of peers/curvature.txt, which SymPy and Maxima read too.
type metric struct{ name, coords, params, domain, matrix string }

func metrics(t testing.TB) (list []metric) {
	for _, f := range fields(t, "peers/curvature.txt", 5) {
		list = append(list, metric{f[0], f[1], f[2], f[3], f[4]})
	}
	return list
}

// fields reads lines of fields parted by bars.
func fields(t testing.TB, path string, n int) (out [][]string) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		f := strings.SplitN(lines.Text(), "|", n)
		if len(f) != n {
			t.Fatalf("%s: %d fields, not %d: %s", path, len(f), n, lines.Text())
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out = append(out, f)
	}
	return out
}

func (m metric) script() string {
	var b strings.Builder
	fmt.Fprintf(&b, "chart X(%s)", strings.ReplaceAll(m.coords, " ", ", "))
	if m.domain != "" {
		b.WriteString(" where " + m.domain)
	}
	b.WriteByte('\n')
	for i, p := range strings.Fields(m.params) {
		fmt.Fprintf(&b, "param %s = %v\n", p, 1.25-0.25*float64(i)) // for the comparison; formulas keep the name
	}
	fmt.Fprintf(&b, "metric g_ij = %s on X\n", m.matrix)
	return b.String()
}

// Christoffels, Ricci, scalar curvature and Kretschmann, simplified and
// written, of the metrics that SymPy and Maxima are given; from source text to
// text, with each metric in an engine of its own. With
//
//	GEO_CURVATURE=sympy.txt,maxima.txt go test ./bench -run Curvature -v
//
// the answers of peers/curvature_sympy.py and peers/curvature_maxima.sh are
// compared with Geo's, and the times shown.
func TestCurvatureOfPeers(t *testing.T) {
	for _, m := range metrics(t) {
		begin := time.Now()
		var out strings.Builder
		run(t, m.script()+"C = levicivita(g)\nshow C\nshow ricci(C)\nprint scalarCurvature(g)\nprint kretschmann(g)\n", &out)
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		t.Logf("%s | %.4f | %s | %s", m.name, time.Since(begin).Seconds(), lines[len(lines)-2], lines[len(lines)-1])
	}
	if os.Getenv("GEO_CURVATURE") == "" {
		return
	}
	for _, path := range strings.Split(os.Getenv("GEO_CURVATURE"), ",") {
		answers := map[string][]string{}
		for _, f := range fields(t, path, 4) {
			answers[f[0]] = f
		}
		for _, m := range metrics(t) {
			a := answers[m.name]
			if a == nil || a[2] == "-" {
				t.Logf("%s: no answer for %s", path, m.name)
				continue
			}
			run(t, m.script()+fmt.Sprintf("assert scalarCurvature(g) ~= %s\nassert kretschmann(g) ~= %s\n", a[2], a[3]), &strings.Builder{})
			t.Logf("%s: %s agrees, %s s", path, m.name, a[1])
		}
	}
}

func run(t testing.TB, script string, out *strings.Builder) {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Compile(context.Background(), "curvature.geo", script)
	if err != nil {
		t.Fatalf("%v\n%s", err, script)
	}
	res, err := p.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(out, render.TextOptions{})})
	if err != nil || !res.OK() {
		t.Fatalf("%v\n%s%s", err, script, out)
	}
}
