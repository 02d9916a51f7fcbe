package check

import (
	"fmt"
	"maps"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// The reader below reads plain letters by the rules of docs/language.md, written
// down a second time: first as if nothing stood on the left, where parts that
// disagree are refused, then with the letters kept that the left side names and
// that would be nowhere. What it reads are numbers, by loops over the letters.
// Random expressions are read by it and by the checker: both accept and have the
// same numbers, or both refuse, and what is offered then has the numbers of the
// reading that it names.

// readArrays are the arrays that random expressions speak of.
var readArrays = map[string][]string{
	"a": {"k"}, "b": {"k"}, "p": {"k"}, "u": {"n"}, "w": {"m"}, "A": {"n", "k"}, "B": {"k", "m"}, "C": {"n", "m"}, "M": {"k", "k"}, "s": nil,
}

// readSizes: letters that look alike run over one range, others over others.
func readSize(letter string) int {
	switch letter {
	case "n":
		return 2
	case "m":
		return 4
	}
	return 3
}

// refusal is how the reader refuses.
type refusal string

const (
	twoReadings refusal = refuse.CodeInnerDummy
	wrongLetter refusal = "letters"
)

// read is what the reader reads: letters that are free, letters that products
// inside sum or keep, and the number at values of the letters.
type read struct {
	free, touched map[string]bool
	at            func(map[string]int) float64
}

// reader reads an expression.
type reader struct {
	data   map[string][]float64
	sizes  map[string]int  // of the letters met
	tie    *bool           // a condition compared equal numbers, which rounding decides
	keep   map[string]bool // entry by entry in products where they stand twice
	bound  map[string]bool // by reductions around
	second bool            // parts were asked before whether they agree
	// forced is a letter that is summed, or kept, in any product, asked or not.
	forced      string
	forcedKeeps bool
}

func union(sets ...map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, s := range sets {
		maps.Copy(out, s)
	}
	return out
}

func without(s map[string]bool, drop map[string]bool) map[string]bool {
	out := map[string]bool{}
	for l := range s {
		if !drop[l] {
			out[l] = true
		}
	}
	return out
}

func setOf(ls []string) map[string]bool {
	out := map[string]bool{}
	for _, l := range ls {
		out[l] = true
	}
	return out
}

// root reads what stands to the right of letters, nil where there are none.
func (r reader) root(x grammar.Expr, left []string) read {
	r.keep, r.second = nil, r.second && left == nil
	first := r.read(x)
	keep := map[string]bool{}
	for _, l := range left {
		if !first.free[l] && first.touched[l] {
			keep[l] = true
		}
	}
	if len(keep) == 0 {
		return first
	}
	r.keep, r.second = keep, true
	return r.read(x)
}

// agree refuses parts of which one sums what another has free.
func (r reader) agree(parts ...read) {
	if r.second {
		return
	}
	for i, p := range parts {
		for j, q := range parts {
			for l := range q.touched {
				if i != j && p.free[l] && l != r.forced {
					panic(twoReadings)
				}
			}
		}
	}
}

// pointwise is a function of parts.
func (r reader) pointwise(f func(v []float64) float64, parts ...read) read {
	r.agree(parts...)
	out := read{free: map[string]bool{}, touched: map[string]bool{}}
	for _, p := range parts {
		out.free, out.touched = union(out.free, p.free), union(out.touched, p.touched)
	}
	out.at = func(at map[string]int) float64 {
		v := make([]float64, len(parts))
		for i, p := range parts {
			v[i] = p.at(at)
		}
		return f(v)
	}
	return out
}

func (r reader) read(x grammar.Expr) read {
	switch x := x.(type) {
	case *grammar.Number:
		var v float64
		fmt.Sscan(x.Text, &v)
		return read{at: func(map[string]int) float64 { return v }}
	case *grammar.Name:
		return read{at: func(map[string]int) float64 { return r.data[x.Name][0] }}
	case *grammar.Paren:
		return r.read(x.X)
	case *grammar.Unary, *grammar.Indexed:
		return r.product(x)
	case *grammar.Binary:
		switch x.Op {
		case "+":
			return r.pointwise(func(v []float64) float64 { return v[0] + v[1] }, r.terms(x)...)
		case "-":
			return r.pointwise(func(v []float64) float64 { return v[0] - v[1] }, r.terms(x)...)
		case "^":
			return r.pointwise(func(v []float64) float64 { return math.Pow(v[0], v[1]) }, r.read(x.X), r.read(x.Y))
		}
		return r.product(x)
	case *grammar.Call:
		args := make([]read, len(x.Args))
		for i := range args {
			args[i] = r.read(x.Args[i].Value)
		}
		switch x.Fun.(*grammar.Name).Name {
		case "tanh":
			return r.pointwise(func(v []float64) float64 { return math.Tanh(v[0]) }, args...)
		case "max":
			return r.pointwise(func(v []float64) float64 { return math.Max(v[0], v[1]) }, args...)
		case "half": // fn half(x) = x x/2
			return r.pointwise(func(v []float64) float64 { return v[0] * v[0] / 2 }, args...)
		}
	case *grammar.If:
		c := x.Cond.(*grammar.Compare)
		return r.pointwise(func(v []float64) float64 {
			*r.tie = *r.tie || math.Abs(v[0]-v[1]) < 1e-9
			if v[0] < v[1] {
				return v[2]
			}
			return v[3]
		}, r.read(c.Xs[0]), r.read(c.Xs[1]), r.read(x.Then), r.read(x.Else))
	case *grammar.Reduce:
		return r.reduce(x)
	}
	panic(fmt.Sprintf("the reader does not know %T", x))
}

// terms are both sides of + or -; of a chain all terms are parts at once, which
// comes to the same.
func (r reader) terms(x *grammar.Binary) []read { return []read{r.read(x.X), r.read(x.Y)} }

func (r reader) reduce(x *grammar.Reduce) read {
	var ls []string
	for _, ix := range x.Indices {
		ls = append(ls, ix.Name)
	}
	r.bound = union(r.bound, setOf(ls))
	in := r.read(x.X)
	for _, l := range ls {
		if !in.free[l] {
			panic(wrongLetter)
		}
	}
	out := read{free: in.free, touched: in.touched}
	if x.Op != "softmax" {
		out.free = without(in.free, setOf(ls))
	}
	out.at = func(at map[string]int) float64 {
		n, sum, best, exps := 0.0, 0.0, math.Inf(-1), 0.0
		var loop func(ls []string, at map[string]int)
		loop = func(ls []string, at map[string]int) {
			if len(ls) > 0 {
				for v := range readSize(ls[0]) {
					loop(ls[1:], with(at, ls[0], v))
				}
				return
			}
			y := in.at(at)
			n, sum, best, exps = n+1, sum+y, math.Max(best, y), exps+math.Exp(y)
		}
		loop(ls, at)
		switch x.Op {
		case "mean":
			return sum / n
		case "max":
			return best
		case "softmax":
			return math.Exp(in.at(at)) / exps
		}
		return sum
	}
	return out
}

// readFactor is a factor with the letters that it brings into a product.
type readFactor struct {
	read
	count, times map[string]int
	below        bool
}

func (r reader) product(x grammar.Expr) read {
	var fs []readFactor
	minus := false
	var add func(x grammar.Expr, below bool)
	add = func(x grammar.Expr, below bool) {
		switch y := x.(type) {
		case *grammar.Unary:
			if !below {
				minus = !minus
				add(y.X, false)
				return
			}
		case *grammar.Binary:
			if !below && (y.Op == "*" || y.Op == "/") {
				if r.forced != "" && len(fs) == 0 && !minus { // two by two
					fs = append(fs, r.factor(y.X, false), r.factor(y.Y, y.Op == "/"))
					return
				}
				add(y.X, false)
				add(y.Y, y.Op == "/")
				return
			}
		}
		fs = append(fs, r.factor(x, below))
	}
	add(x, false)
	return r.multiply(fs, minus)
}

func (r reader) multiply(fs []readFactor, minus bool) read {
	parts := make([]read, len(fs))
	n, times, above := map[string]int{}, map[string]int{}, map[string]int{}
	out := read{free: map[string]bool{}, touched: map[string]bool{}}
	for i, f := range fs {
		parts[i] = f.read
		out.touched = union(out.touched, f.touched)
		for l, c := range f.count {
			n[l] += c
			times[l] += c * f.times[l]
			if !f.below {
				above[l] += c
			}
		}
	}
	r.agree(parts...)
	var sums []string
	for l, c := range n {
		switch {
		case c == 1 || r.bound[l]:
			out.free[l] = true
		case above[l] < c && above[l] > 1:
			panic(twoReadings)
		case above[l] < c:
			out.free[l] = true
		case l == r.forced && r.forcedKeeps:
			out.free[l] = true
		case l == r.forced:
			sums = append(sums, l)
			out.touched[l] = true
		case times[l] > 2:
			panic(twoReadings)
		case r.keep[l]:
			out.free[l], out.touched[l] = true, true
		default:
			sums = append(sums, l)
			out.touched[l] = true
		}
	}
	out.at = func(at map[string]int) float64 {
		var rec func(ls []string, at map[string]int) float64
		rec = func(ls []string, at map[string]int) float64 {
			if len(ls) == 0 {
				v := 1.0
				for _, f := range fs {
					if f.below {
						v /= f.at(at)
					} else {
						v *= f.at(at)
					}
				}
				return v
			}
			s := 0.0
			for i := range r.sizes[ls[0]] {
				s += rec(ls[1:], with(at, ls[0], i))
			}
			return s
		}
		v := rec(sums, at)
		if minus {
			return -v
		}
		return v
	}
	return out
}

// factor reads a factor: an array with its letters, a bracket that names its own,
// or anything else, whose letters are those that are free in it.
func (r reader) factor(x grammar.Expr, below bool) readFactor {
	f := readFactor{count: map[string]int{}, times: map[string]int{}, below: below}
	if ix, ok := x.(*grammar.Indexed); ok {
		var names []string
		for _, i := range ix.Indices {
			names = append(names, i.Name)
			f.count[i.Name]++
			f.times[i.Name] = 1
		}
		if p, ok := ix.X.(*grammar.Paren); ok {
			if slices.Contains(names, r.forced) {
				r.forced = ""
			}
			in := r.root(p.X, names)
			if !maps.Equal(in.free, setOf(names)) || len(setOf(names)) != len(names) {
				panic(wrongLetter)
			}
			f.read = in
			f.touched = without(in.touched, setOf(names))
			return f
		}
		name := ix.X.(*grammar.Name).Name
		for i, l := range names {
			r.sizes[l] = readSize(readArrays[name][i])
		}
		f.read = read{free: setOf(names), at: func(at map[string]int) float64 {
			k := 0
			for i, l := range names {
				k = k*readSize(readArrays[name][i]) + at[l]
			}
			return r.data[name][k]
		}}
		return f
	}
	f.read = r.read(x)
	for l := range f.free {
		f.count[l], f.times[l] = 1, powers(x, l)
	}
	return f
}

// powers is how often a letter counts: a power of whole exponent counts each time.
func powers(x grammar.Expr, l string) int {
	switch x := x.(type) {
	case *grammar.Paren:
		return powers(x.X, l)
	case *grammar.Unary:
		return powers(x.X, l)
	case *grammar.Binary:
		switch {
		case x.Op == "^":
			if n, ok := x.Y.(*grammar.Number); ok {
				v := 0.0
				fmt.Sscan(n.Text, &v)
				return int(v) * powers(x.X, l)
			}
		case x.Op == "/":
			return powers(x.X, l)
		case x.Op == "*" && strings.Contains(x.Y.Span().Text(), l):
			return powers(x.Y, l)
		case x.Op == "*":
			return powers(x.X, l)
		}
	}
	return 1
}

// readWriter writes random expressions.
type readWriter struct{ *rand.Rand }

func (w readWriter) atom() string {
	name := []string{"a", "a", "b", "b", "p", "u", "w", "A", "B", "C", "M", "s"}[w.Intn(12)]
	ix := ""
	for _, l := range readArrays[name] {
		if name == "M" && w.Intn(2) == 0 {
			l = "j" // as large as k
		}
		ix += l
	}
	if ix == "" {
		return name
	}
	return name + "_" + ix
}

func (w readWriter) expr(depth int) string {
	if depth <= 0 {
		return w.atom()
	}
	sub := func() string { return w.expr(depth - 1 - w.Intn(2)) }
	switch w.Intn(13) {
	case 0, 1, 2:
		return w.factor(depth) + " " + w.factor(depth)
	case 3:
		return w.factor(depth) + "*" + w.factor(depth) + " " + w.factor(depth)
	case 4, 5:
		return sub() + []string{" + ", " - "}[w.Intn(2)] + w.bracket(sub())
	case 6:
		return w.factor(depth) + "/" + w.bracket("3 + "+w.bracket(sub())+"^2")
	case 7:
		return w.bracket(sub()) + []string{"^2", "^3", "^2.0"}[w.Intn(3)]
	case 8:
		return []string{"tanh(", "half("}[w.Intn(2)] + sub() + ")"
	case 9:
		return "max(" + sub() + ", " + sub() + ")"
	case 10:
		// A letter of its own, so that no constants decide.
		return "(if " + []string{"u_n", "w_m", "a_k"}[w.Intn(3)] + " - " + w.bracket(sub()) + " < " + sub() + " then " + sub() + " else " + sub() + ")"
	case 11:
		return []string{"sum", "mean", "max"}[w.Intn(3)] + "_" + []string{"k", "k", "n", "m"}[w.Intn(4)] + "(" + sub() + ")"
	}
	if w.Intn(2) == 0 {
		return "softmax_k(" + sub() + ")"
	}
	return "(" + sub() + ")_" + []string{"k", "k", "nk", "kn", "n", "km"}[w.Intn(6)]
}

func (w readWriter) factor(depth int) string {
	if w.Intn(3) > 0 {
		return w.atom()
	}
	return w.bracket(w.expr(depth - 1))
}

func (w readWriter) bracket(s string) string {
	if strings.ContainsAny(s, " +-*/^") && !(strings.HasPrefix(s, "(if")) {
		return "(" + s + ")"
	}
	return s
}

// readAs is a program of an expression: a definition, a function, or no left side.
const readPrelude = "a_k = %s\nb_k = %s\np_k = %s\nu_n = %s\nw_m = %s\nA_nk = %s\nB_km = %s\nC_nm = %s\nM_kj = %s\ns = %s\nfn half(x) = x x/2\n"

var readOrder = strings.Fields("a b p u w A B C M s")

func readProgram(data map[string][]float64, left []string, body string, asFn bool) string {
	var lits []any
	for _, name := range readOrder {
		lits = append(lits, nested(data[name], readArrays[name]))
	}
	text := fmt.Sprintf(readPrelude, lits...)
	pattern := ""
	if len(left) > 0 {
		pattern = "_" + strings.Join(left, "")
	}
	if asFn {
		return text + "fn F(a_k, b_k, p_k, u_n, w_m, A_nk, B_km, C_nm, M_kj, s) -> R" + pattern + " = " + body + "\nR = F(a, b, p, u, w, A, B, C, M, s)\n"
	}
	return text + "R" + pattern + " = " + body + "\n"
}

func nested(data []float64, letters []string) string {
	if len(letters) == 0 {
		return fmt.Sprint(data[0])
	}
	n := readSize(letters[0])
	step := len(data) / n
	var parts []string
	for i := range n {
		parts = append(parts, nested(data[i*step:(i+1)*step], letters[1:]))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// reading runs the reader; the refusal is "" where it reads.
func (r reader) reading(body string, left []string) (out read, no refusal) {
	x, list := grammar.ParseExpr(&diag.Source{Name: "body", Text: body})
	if list.HasErrors() {
		return out, "grammar"
	}
	defer func() {
		if p := recover(); p != nil {
			s, ok := p.(refusal)
			if !ok {
				panic(p)
			}
			no = s
		}
	}()
	out = r.root(x, left)
	if !maps.Equal(out.free, setOf(left)) {
		return out, wrongLetter
	}
	return out, ""
}

// same compares a program's array with what is read, over all values of letters.
func (r read) same(p *Program, left []string) string {
	o, ok := p.Names["R"].(*value.Object)
	if !ok {
		return "R is no array"
	}
	got, err := exec.New(p.Graph, exec.Options{Workers: 1}).Eval(o.Node, &exec.Env{})
	if err != nil {
		return err.Error()
	}
	n := 1
	for _, l := range left {
		n *= readSize(l)
	}
	if len(got.Data) != n {
		return fmt.Sprintf("%d numbers, not %d", len(got.Data), n)
	}
	for flat := range got.Data {
		at, rest := map[string]int{}, flat
		for i := len(left) - 1; i >= 0; i-- {
			at[left[i]] = rest % readSize(left[i])
			rest /= readSize(left[i])
		}
		want := r.at(at)
		if d := math.Abs(got.Data[flat] - want); !(d <= 1e-9*math.Max(1, math.Abs(want))) {
			return fmt.Sprintf("%v: %v, read %v", at, got.Data[flat], want)
		}
	}
	return ""
}

// TestReadingOfLetters: random expressions in plain letters, with every left side,
// as definitions and as bodies of functions.
func TestReadingOfLetters(t *testing.T) {
	rng := random(t)
	w := readWriter{rng}
	lefts := [][]string{nil, {"k"}, {"k"}, {"n"}, {"n", "k"}, {"k", "n"}, {"k", "m"}, {"m"}}
	read, refused, offered := 0, 0, map[string]int{}
	for range letterReadings(t) {
		data := map[string][]float64{}
		for _, name := range readOrder {
			n := 1
			for _, l := range readArrays[name] {
				n *= readSize(l)
			}
			for range n {
				data[name] = append(data[name], math.Round(rng.Float64()*1.5e3+3e2)/1e3)
			}
		}
		body, left := w.expr(2+rng.Intn(2)), lefts[rng.Intn(len(lefts))]
		r := reader{data: data, sizes: map[string]int{}, tie: new(bool)}
		if alone, no := r.reading(body, nil); no != "grammar" && alone.free != nil && rng.Intn(4) > 0 {
			// The left side that it has, perhaps with a letter that is summed inside.
			left = slices.Sorted(maps.Keys(alone.free))
			for _, l := range slices.Sorted(maps.Keys(alone.touched)) {
				if !alone.free[l] && rng.Intn(2) == 0 {
					left = append(left, l)
				}
			}
			rng.Shuffle(len(left), func(i, j int) { left[i], left[j] = left[j], left[i] })
		}
		if _, no := r.reading(body, left); no == twoReadings && rng.Intn(4) > 0 {
			// The left side of a reading that may be meant.
			f := r
			f.forced, f.forcedKeeps = []string{"k", "n", "m", "j"}[rng.Intn(4)], rng.Intn(2) == 0
			if meant, no := f.reading(body, nil); no != "grammar" && meant.free != nil {
				left = slices.Sorted(maps.Keys(meant.free))
			}
		}
		want, no := r.reading(body, left)
		if no == "grammar" {
			continue // a factor that grammar refuses side by side
		}
		asFn := left != nil && rng.Intn(2) == 0
		text := readProgram(data, left, body, asFn)
		p, list := checkText("read", text, Options{})
		switch {
		case no == "" && p == nil:
			t.Fatalf("refused:\n%s\n%s", text, render(list))
		case no == "":
			if d := want.same(p, left); d != "" && !*r.tie {
				t.Fatalf("%s\n%s", d, text)
			}
			read++
		case p != nil:
			t.Fatalf("accepted, and should be refused (%s):\n%s", no, text)
		case no == twoReadings:
			if !refusedBy(list, refuse.CodeInnerDummy, refuse.CodeReduce, refuse.CodeCount) {
				t.Fatalf("refused without %s:\n%s\n%s", no, text, render(list))
			}
			refused++
			if len(list) == 1 {
				offersMean(t, r, list[0], text, body, left, offered)
			}
		}
	}
	t.Logf("%d read, %d refused; %v", read, refused, offered)
	if n := letterReadings(t); read < n/4 || refused < n/10 || offered["entry by entry"] < n/100 || offered["the sum"] < n/100 {
		t.Errorf("too little was tried: %d read, %d refused, offered %v", read, refused, offered)
	}
}

// refusedBy reports a diagnostic of one of the codes.
func refusedBy(list diag.List, codes ...string) bool {
	return slices.ContainsFunc(list, func(d *diag.Diagnostic) bool { return slices.Contains(codes, d.Code) })
}

// offersMean pastes what is offered: it is accepted, and its numbers are those of
// the reading that it names.
func offersMean(t *testing.T, r reader, d *diag.Diagnostic, text, body string, left []string, offered map[string]int) {
	t.Helper()
	at := strings.LastIndex(text, " = "+body+"\n") + len(" = ")
	for _, f := range d.Fixes {
		if f.Span.Start < at {
			continue // the name gets its letters too
		}
		fixed := text[:f.Span.Start] + f.Replace + text[f.Span.End:]
		mended := fixed[at : at+len(body)+len(fixed)-len(text)]
		p, list := checkText("fixed", fixed, Options{})
		want, no := r.reading(mended, left)
		if no == wrongLetter && !refusedBy(list, refuse.CodeInnerDummy) || no == twoReadings && p == nil && f.Span.Start != at {
			continue // something else is wrong too, perhaps outside a bracket that was mended
		}
		if no != "" || p == nil {
			t.Fatalf("%s, pasted for %s (%s):\n%s\n%s", f.Note, body, no, fixed, render(list))
		}
		if diff := want.same(p, left); diff != "" && !*r.tie {
			t.Fatalf("%s: %s\n%s\n%s", f.Note, diff, body, fixed)
		}
		note, _, _ := strings.Cut(f.Note, " over ")
		offered[note]++
		if f.Span.Start != at || f.Span.End != at+len(body) || f.Note != "the sum" && f.Note != "entry by entry" {
			continue // the inside of a bracket, or a text that says itself what is summed
		}
		r.forced, r.forcedKeeps = d.Message[:strings.IndexByte(d.Message, ' ')], f.Note == "entry by entry"
		meant, no := r.reading(body, left)
		r.forced = ""
		if no != "" {
			offered["of several letters"]++
			continue
		}
		if diff := meant.same(p, left); diff != "" && !*r.tie {
			t.Fatalf("not %s: %s\n%s\n%s", f.Note, diff, body, fixed)
		}
	}
}
