package interp_test

// Many things of one kind cost in proportion to how many they are: looks at the context,
// which come with steps, and bytes.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// lines is a text with a line for each number, # standing for it and ## for the one after.
func lines(line string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(numbered(line, k))
			b.WriteByte('\n')
		}
		return b.String()
	}
}

func numbered(text string, k int) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "##", fmt.Sprint(k+1)), "#", fmt.Sprint(k))
}

// chain is a text with so many of a part in the middle of a line.
func chain(before, part, between, after string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		b.WriteString(before)
		for k := range n {
			if k > 0 {
				b.WriteString(between)
			}
			b.WriteString(numbered(part, k))
		}
		b.WriteString(after + "\n")
		return b.String()
	}
}

// doubled are texts by how many there are of a kind, and how many the test takes.
func doubled() map[string]struct {
	n    int
	text func(n int) string
} {
	type kind = struct {
		n    int
		text func(n int) string
	}
	const plane = "chart c(x, y)\n"
	const atPoint, atOne = "\nprint f @ c(1, 2)", "\nprint f @ c(1, 0)"
	return map[string]kind{
		"terms":                {2000, chain(plane+"f = ", "## x^#", " + ", atPoint)},
		"equal terms":          {3000, chain(plane+"f = ", "x", " + ", "\nprint f")},
		"differences":          {2000, chain(plane+"f = ", "cos(## x)", " - ", atPoint)},
		"names in a sum":       {2000, func(n int) string { return plane + lines("f# = x^# + y")(n) + chain("f = ", "f#", " + ", atPoint)(n) }},
		"factors":              {2000, chain(plane+"f = ", "(y + x^##)", " ", atOne)},
		"equal factors":        {3000, chain(plane+"f = ", "x", " ", "\nprint f")},
		"numbers":              {1000, chain("a = ", "#.5", " + ", "\nprint a")},
		"factors of abs":       {2000, chain(plane+"f = ", "abs(y + x^##)", " ", atOne)},
		"factors of max":       {2000, chain(plane+"f = ", "max(x^##, y)", " ", atOne)},
		"factors of sqrt":      {1000, chain(plane+"f = ", "sqrt(y + x^##)", " ", atOne)},
		"factors of exp":       {1000, chain(plane+"f = ", "exp(y x^##)", " ", atOne)},
		"factors of if":        {2000, chain(plane+"f = ", "(if x > # then x else y/2)", " ", "")},
		"factors with letters": {300, chain(plane+"v^i = [x, y] on c\nw_i = [1, x] on c\nf = ", "v^{i#} w_{i#}", " ", "\ng = f + 1")},
		"one factor many ways": {60, chain("v_n = [1, 2, 3]\nf = ", "v_{n#} v_{n#}", " ", "\nprint f")},
		"quotients": {80, func(n int) string {
			return plane + strings.TrimSuffix(chain("f = ", "(## + x)", "/(", "")(n), "\n") + strings.Repeat(")", n-1) + "\n"
		}},
		"compositions": {200, func(n int) string {
			return plane + "map m: c -> c { x = x + y; y = y/2 }\nf0 = x y\n" + lines("f## = pull(f#, m)")(n) + fmt.Sprintf("print f%d @ c(1, 2)\n", n)
		}},
		"else":           {1000, chain(plane+"f = ", "if x > # then ## y else", " ", " y"+atPoint)},
		"and":            {1000, chain(plane+"f = if ", "x > #", " and ", " then x else y"+atPoint)},
		"or":             {1000, chain(plane+"f = if ", "x < #", " or ", " then x else y"+atPoint)},
		"max":            {2000, chain(plane+"f = max(", "## x", ", ", ")"+atPoint)},
		"list":           {4000, chain("a = [", "#.5", ", ", "]\nprint sum(a)")},
		"list of fields": {2000, chain(plane+"a = [", "# x", ", ", "]\nprint a @ c(1, 2)")},
		"comparisons":    {2000, chain("assert ", "#", " < ", "")},
		"arguments": {2000, func(n int) string {
			return chain("fn f(", "x#", ", ", ") = x0")(n) + chain("print f(", "#", ", ", ")")(n)
		}},
		"params":             {2000, lines("param p# = #\nprint p#")},
		"charts":             {1000, lines("chart c#(x#, y#)\nf# = x# y#")},
		"charts of one name": {2000, lines("chart c#(x)")},
		"metrics":            {500, lines("chart c#(x#, y#)\nmetric G#_ij = [[1, 0], [0, x#^2]] on c#")},
		"coordinates":        {2000, func(n int) string { return chain("chart c(", "x#", ", ", ")")(n) + chain("f = ", "x#", " + ", "")(n) }},
		"functions":          {2000, lines("fn f#(u) = u + #\nprint f#(1)")},
		"calls of calls": {45, func(n int) string {
			return "fn f0(u) = u + 1\n" + lines("fn f##(u) = f#(u) + 1")(n) + fmt.Sprintf("print f%d(1)\n", n)
		}},
		"lines of lines": {2000, func(n int) string {
			return plane + "f0 = x\n" + lines("f## = sin(f#) + 1")(n) + fmt.Sprintf("print f%d @ c(1, 2)\n", n)
		}},
		"maps":               {500, lines("chart a#(x#)\nchart b#(y#)\nmap m#: a# -> b# { y# = x# + 1 }")},
		"imports":            {90, lines("import \"f#.geo\" as f#\nprint f#.a")},
		"one import":         {1000, lines("import \"f0.geo\" as g#")},
		"texts":              {2000, lines("print \"a text\"")},
		"a long text":        {30000, chain("print \"", "x", "", "\"")},
		"comments":           {20000, func(n int) string { return "x = 1\n" + strings.Repeat("# a comment\n", n) }},
		"comments before":    {20000, func(n int) string { return strings.Repeat("# a comment\n", n) + "x = 1\n" }},
		"empty lines":        {20000, lines("")},
		"brackets":           {80, func(n int) string { return "print " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n) + "\n" }},
		"minuses":            {4000, func(n int) string { return "print " + strings.Repeat("-", n) + "1\n" }},
		"conditions":         {500, chain("chart c(x, y) where ", "x > -##", ", ", "\nf = x"+atPoint)},
		"mistakes":           {2000, lines("print zzz#")},
		"mistakes of a line": {200, chain("print ", "zzz#", " + ", "")},
		"statements":         {2000, chain("", "a# = #", "; ", "")},
		"loops":              {2000, lines("for i in 1..2 { print i }")},
		"assertions":         {2000, lines("assert # < 1e9")},
		"tests":              {2000, lines("test \"#\" { assert 1 == 1 }")},
		"tables":             {500, lines("table k for k in 1..2")},
		"derivatives":        {500, func(n int) string { return plane + "f = x^2 y\n" + lines("g#_i = d_i f\nprint g# @ c(#, 2)")(n) }},
		"points":             {1000, func(n int) string { return plane + "f = x y\n" + lines("p# = c(#, 1)\nprint f @ p#")(n) }},
	}
}

// costOf is how often compiling and running a text looks at the context, and how many
// bytes it takes.
func costOf(t *testing.T, engine *interp.Engine, text string) (looks, bytesUsed float64, took time.Duration) {
	t.Helper()
	patience := time.AfterFunc(time.Minute, func() { panic("no end of " + text[:min(len(text), 300)]) })
	defer patience.Stop()
	ctx := &testscale.Looks{Context: context.Background()}
	ctx.End.Store(math.MaxInt64)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	p, err := engine.Compile(ctx, "many.geo", text)
	var list diag.List
	switch {
	case err == nil:
		_, err = p.Run(ctx, interp.RunOptions{Sink: render.TextSink(&bytes.Buffer{}, render.TextOptions{})})
	case errors.As(err, &list):
		err = diag.Render(&bytes.Buffer{}, list, diag.RenderOptions{})
		if err == nil && !strings.Contains(list[0].Message, "zzz") {
			err = list[0]
		}
	}
	took = time.Since(begun)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Errorf("%v", err)
	}
	return float64(ctx.Count.Load()), float64(after.TotalAlloc - before.TotalAlloc), took
}

// A text with four times as many parts of a kind looks at most five and a half times as
// often, and takes as many times the bytes.
func TestManyCostInProportion(t *testing.T) {
	files := fstest.MapFS{}
	for k := range 2000 {
		files[fmt.Sprintf("f%d.geo", k)] = &fstest.MapFile{Data: fmt.Appendf(nil, "a = %d\n", k)}
	}
	engine, err := interp.New(interp.Options{FS: files})
	if err != nil {
		t.Fatal(err)
	}
	kinds := doubled()
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		t.Run(name, func(t *testing.T) {
			k := kinds[name]
			costOf(t, engine, k.text(10)) // what is made once
			looks, used, took := costOf(t, engine, k.text(k.n/2))
			looks4, used4, took4 := costOf(t, engine, k.text(2*k.n))
			t.Logf("%d: %.0f looks, %.1f KB, %v; four times as many %.2f, %.2f, %.2f times", k.n/2, looks, used/1024, took.Round(time.Millisecond), looks4/looks, used4/used, took4.Seconds()/took.Seconds())
			if looks4 > 5.5*looks+40 {
				t.Errorf("%.0f looks for %d, %.0f for %d", looks, k.n/2, looks4, 2*k.n)
			}
			if used4 > 5.5*used+(16<<20) { // the reader's memory comes in large pieces
				t.Errorf("%.0f KB for %d, %.0f for %d", used/1024, k.n/2, used4/1024, 2*k.n)
			}
		})
	}
}
