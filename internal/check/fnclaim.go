package check

// Laws that functions promise, -> tensor H_ij: proved once, for random
// arguments of the declared kinds.

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// promise is what is known of the law that a function promises.
type promise struct {
	library bool // proved by the library's own tests
	proving bool // the claim under test is examined, not believed
	refuted bool // it was refuted, and that has been said
	// everywhere: the proof in one dimension is one for all. Else in has the
	// dimensions in which it is proved.
	everywhere bool
	in         map[int]bool
	plain      []bool // of the parameters as the proof took them: ranges, not slots
}

// maxProofDim is the largest dimension in which a promise is proved where the
// body speaks of the dimension.
const maxProofDim = 6

// fnClaim proves the law that a function promises for its result: for random
// arguments of the declared kinds over a fresh chart. A body that could not tell
// one dimension from another is looked at in one that is as large as it has
// letters, so that nothing vanishes for want of room; any other one in each of the
// dimensions 1 to 6. Where it is proved, calls are trusted; refuted, the function
// is refused; elsewhere (an argument that cannot be made, another dimension, draws
// that agree but prove nothing) results are tested where numbers are asked.
func (e *checker) fnClaim(f *value.Func) {
	fs := f.Scope.(*fnScope)
	fs.promise.in = map[int]bool{}
	dims := []int{min(max(3, e.lettersOf(f, 0)), maxProofDim)}
	special := e.speaksOfDimension(f, 0) || e.lettersOf(f, 0) > maxProofDim
	if special {
		dims = []int{3, 2, 4, 1, 5, 6}
	}
	var skipped []int
	for _, d := range dims {
		fs.promise.proving = true
		o, plain := e.generic(f, d)
		fs.promise.proving = false
		if o == nil {
			continue
		}
		fs.promise.plain = plain
		proof := &taylor.Proof{Verdict: taylor.Proved, Dim: d} // by the rules
		if o.Node.Op() == graph.OpClaim {
			proof = taylor.Prove(e.g, o.Node, o.Law, taylor.ProveOptions{Seed: uint64(f.Fn.Span().Start)*2 + 1})
			e.prog.FnClaims = append(e.prog.FnClaims, FnClaim{f.Fn, o.Node, o.Law, f.Fn.Name.Sp, d, proof})
		}
		switch {
		case proof.Verdict == taylor.Refuted:
			fs.promise = promise{refuted: true}
			e.fail(e.words().Promise(f, o.Node.Claim().Why, proof.Component, proof.Asymmetric, d, skipped))
			return
		case proof.Singular:
			skipped = append(skipped, d)
		case proof.Verdict == taylor.Proved && !proof.Generic:
			fs.promise.in[d] = true
			fs.promise.everywhere = !special
		}
	}
}

// trust says how a promise stands to the arguments of a call: it is about
// arguments that obey their laws, and holds where it was proved for their kinds.
func (e *checker) trust(f *value.Func, args []value.Value) (about, holds bool) {
	pr := &f.Scope.(*fnScope).promise
	if pr.proving {
		return true, true
	}
	holds = pr.library || pr.everywhere || len(pr.in) > 0
	var over *index.Chart
	for i, v := range args {
		p := &f.Fn.Params[i]
		o, ok := v.(*value.Object)
		if !ok {
			if c, isChart := v.(*value.Chart); isChart && !pr.library {
				holds = holds && e.provedOver(pr, c.C, &over)
			}
			continue
		}
		switch {
		case o.Law == index.Chartwise:
			return false, false
		case (o.Law == index.Connection) != (p.Keyword == "connection"):
			holds = false
		}
		holds = holds && (pr.library || e.asProved(pr, p, o, i, &over))
	}
	return true, holds
}

// asProved reports an argument of the kind that a proof has looked at: slots over
// the one chart, a scalar where the parameter has no letters.
func (e *checker) asProved(pr *promise, p *grammar.FnParam, o *value.Object, i int, over **index.Chart) bool {
	axes := o.Node.Axes()
	if len(axes) != len(p.Indices) {
		return false
	}
	for k, a := range axes {
		switch {
		case a.Chart == nil && (p.Indices[k].Up || i >= len(pr.plain) || !pr.plain[i] || !pr.everywhere):
			return false
		case a.Chart == nil:
			continue
		case i < len(pr.plain) && pr.plain[i] && !p.Indices[k].Up, o.BaseOf(k) != nil, o.ViaOf(k) != nil, !e.provedOver(pr, a.Chart, over):
			return false
		}
	}
	for _, c := range o.Node.Charts() {
		if !e.provedOver(pr, c, over) {
			return false
		}
	}
	return true
}

// provedOver reports that a promise is proved over a chart, which is the one that the
// other arguments are over.
func (e *checker) provedOver(pr *promise, c *index.Chart, over **index.Chart) bool {
	if *over == nil {
		*over = c
	}
	return *over == c && (pr.everywhere || pr.in[c.Dim])
}

// generic elaborates a body with random inputs as arguments, and says which
// parameters it took for ranges; nil when none of the ways to read them fits.
func (e *checker) generic(f *value.Func, dim int) (*value.Object, []bool) {
	blocks := make([]index.Block, dim)
	for i := range blocks {
		blocks[i].Name = "x" + strconv.Itoa(i+1)
	}
	c := index.NewChart(e.chartIDs, "c", blocks)
	e.chartIDs++
	call := &grammar.Call{At: grammar.At{Sp: f.Fn.Name.Sp}, Fun: &grammar.Name{At: f.Fn.Name.At, Name: f.Name}}
	// Lower letters without a keyword are slots or plain: try both.
	open := 0
	for i := range f.Fn.Params {
		if e.mayBePlain(&f.Fn.Params[i]) {
			open++
		}
	}
	if open > 3 {
		return nil, nil
	}
	for way := 0; way < 1<<open; way++ {
		args := make([]value.Value, len(f.Fn.Params))
		ranges := make([]bool, len(args))
		k := 0
		possible := true
		for i := range f.Fn.Params {
			p := &f.Fn.Params[i]
			if e.mayBePlain(p) {
				ranges[i] = way>>k&1 == 1
				k++
			}
			if args[i] = e.genericArg(p, c, ranges[i]); args[i] == nil {
				possible = false
				break
			}
		}
		if !possible {
			return nil, nil
		}
		var v value.Value
		ok := e.trial(func() { v = e.inline(f, args, call) })
		if o, isObj := v.(*value.Object); ok && isObj {
			return o, ranges
		}
	}
	return nil, nil
}

// mayBePlain reports a parameter whose lower letters may be slots or plain.
func (e *checker) mayBePlain(p *grammar.FnParam) bool {
	if p.Keyword != "" || len(p.Indices) == 0 {
		return false
	}
	for _, i := range p.Indices {
		if !i.Up {
			return true
		}
	}
	return false
}

// genericArg is a random input of a parameter's kind.
func (e *checker) genericArg(p *grammar.FnParam, c *index.Chart, plain bool) value.Value {
	info := graph.InputInfo{Name: quote.Ident(p.Name), Law: index.Tensor, Span: p.Span()}
	switch p.Keyword {
	case "chart":
		return &value.Chart{C: c, Span: p.Span()}
	case "map", "point":
		return nil
	case "metric":
		info.Metric = true
		if len(p.Indices) != 2 {
			return nil
		}
	case "connection":
		info.Law = index.Connection
		if len(p.Indices) != 3 {
			return nil
		}
	}
	axes := make([]index.Axis, len(p.Indices))
	mixed := false
	for _, i := range p.Indices {
		mixed = mixed || i.Up
	}
	for k, i := range p.Indices {
		switch {
		case i.Up:
			axes[k] = index.UpOver(c)
		case plain && mixed: // a frame: as many vectors as coordinates
			axes[k] = index.PlainAxis(c.Dim)
		case plain:
			axes[k] = index.PlainAxis(2 + k)
		default:
			axes[k] = index.DownOver(c)
		}
	}
	if info.Law == index.Connection {
		if !letter.ConnectionSlots(axes) {
			return nil
		}
		axes = []index.Axis{index.UpOver(c), index.DownOver(c), index.DownOver(c)}
	}
	return &value.Object{Node: e.g.Input(nil, info, axes, c), Law: info.Law, Metric: info.Metric, Name: info.Name}
}

// speaksOfDimension reports that a body, or one that it calls, could tell one
// dimension from another: it mentions dim or eps, a number, a position, a bracket
// over letters, or anything else than sums, products and derivatives of objects.
func (e *checker) speaksOfDimension(f *value.Func, depth int) bool {
	if depth > 8 {
		return true
	}
	found := false
	inspect := func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Number, *grammar.Component, *grammar.List, *grammar.Comprehension, *grammar.Range, *grammar.Reduce, *grammar.If, *grammar.Compare, *grammar.Bool:
			found = true
		case *grammar.Indexed:
			found = found || len(n.Groups) > 0
		case *grammar.Call:
			found = found || e.callSpeaks(f, n, depth)
		default: // other expressions are the same in every dimension
		}
		return !found
	}
	if f.Fn.Body != nil {
		grammar.Walk(f.Fn.Body, inspect)
	}
	for _, s := range f.Fn.Block {
		grammar.Walk(s, inspect)
	}
	return found
}

// callSpeaks is the same question of a call. Of the library's functions each is
// proved by itself, and what the built-in ones say of the dimension is known.
func (e *checker) callSpeaks(f *value.Func, n *grammar.Call, depth int) bool {
	name, ok := n.Fun.(*grammar.Name)
	if !ok {
		return true
	}
	switch name.Name {
	case "dim", "eps", "eye", "zeros", "ones", "hodge", "wedge":
		return true
	}
	fs := f.Scope.(*fnScope)
	sc := newScope(fs.sc)
	sc.asOf = fs.asOf
	b := sc.lookup(name.Name)
	if b == nil {
		return true
	}
	g, ok := b.value.(*value.Func)
	if !ok {
		return true
	}
	if g.Fn == nil || g.Scope.(*fnScope).promise.library {
		return false
	}
	return e.speaksOfDimension(g, depth+1)
}

// lettersOf counts the letters of a body and of the functions of the program that
// it calls: over that many coordinates no antisymmetry makes it vanish.
func (e *checker) lettersOf(f *value.Func, depth int) int {
	letters, more := map[string]bool{}, 0
	inspect := func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Indexed:
			for _, i := range n.Indices {
				letters[i.Name] = true
			}
		case *grammar.Deriv:
			letters[n.Index.Name] = true
		case *grammar.Call:
			name, _ := n.Fun.(*grammar.Name)
			if name == nil || depth > 8 {
				break
			}
			sc := newScope(f.Scope.(*fnScope).sc)
			sc.asOf = f.Scope.(*fnScope).asOf
			if b := sc.lookup(name.Name); b != nil {
				if g, ok := b.value.(*value.Func); ok && g.Fn != nil && !g.Scope.(*fnScope).promise.library {
					more += e.lettersOf(g, depth+1)
				}
			}
		default: // other expressions have no letters of their own
		}
		return true
	}
	if f.Fn.Body != nil {
		grammar.Walk(f.Fn.Body, inspect)
	}
	for _, s := range f.Fn.Block {
		grammar.Walk(s, inspect)
	}
	return len(letters) + more
}
