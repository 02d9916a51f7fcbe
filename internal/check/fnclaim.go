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

// fnClaim proves, once, the law that a function promises for its result: for
// random arguments of the declared kinds over a fresh chart of dimension 3, and
// of 2 and 4 where the body speaks of the dimension. Proved, calls are trusted;
// refuted, the function is refused; where arguments of its kinds cannot be
// made (a map, a point), its results are tested where numbers are asked.
func (e *checker) fnClaim(f *value.Func) {
	fs := f.Scope.(*fnScope)
	fs.trusted = true // the claim under test is examined, not believed
	dims := []int{3}
	if e.speaksOfDimension(f, 0) {
		dims = []int{3, 2, 4}
	}
	for _, d := range dims {
		o := e.generic(f, d)
		if o == nil {
			fs.trusted = false
			return
		}
		if o.Node.Op() != graph.OpClaim {
			continue // the rules prove it
		}
		proof := taylor.Prove(e.g, o.Node, o.Law, taylor.ProveOptions{Seed: uint64(f.Fn.Span().Start)*2 + 1})
		e.prog.FnClaims = append(e.prog.FnClaims, FnClaim{f.Fn, o.Node, o.Law, f.Fn.Name.Sp, d, proof})
		switch proof.Verdict {
		case taylor.Undecided:
			fs.trusted = false
			return
		case taylor.Refuted:
			e.refute(f, o, proof, d)
			fs.trusted, fs.refuted = false, true
			return
		}
	}
}

// refute says that a promised law does not hold for all arguments.
func (e *checker) refute(f *value.Func, o *value.Object, proof *taylor.Proof, dim int) {
	e.fail(e.words().Promise(f, o.Node.Claim().Why, proof.Component, proof.Asymmetric, dim))
}

// generic elaborates a body with random inputs as arguments; nil when none of
// the ways to read the parameters fits.
func (e *checker) generic(f *value.Func, dim int) *value.Object {
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
		return nil
	}
	for way := 0; way < 1<<open; way++ {
		args := make([]value.Value, len(f.Fn.Params))
		k := 0
		possible := true
		for i := range f.Fn.Params {
			p := &f.Fn.Params[i]
			plain := false
			if e.mayBePlain(p) {
				plain = way>>k&1 == 1
				k++
			}
			if args[i] = e.genericArg(p, c, plain); args[i] == nil {
				possible = false
				break
			}
		}
		if !possible {
			return nil
		}
		var v value.Value
		ok := e.trial(func() { v = e.inline(f, args, call) })
		if o, isObj := v.(*value.Object); ok && isObj {
			return o
		}
	}
	return nil
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

// speaksOfDimension reports dim or eps in a body or in what it calls.
func (e *checker) speaksOfDimension(f *value.Func, depth int) bool {
	if depth > 8 || f.Fn == nil {
		return false
	}
	fs := f.Scope.(*fnScope)
	found := false
	grammar.Walk(f.Fn, func(n grammar.Node) bool {
		if c, ok := n.(*grammar.Call); ok && !found {
			if name, ok := c.Fun.(*grammar.Name); ok {
				switch name.Name {
				case "dim", "eps", "eye", "zeros", "ones":
					found = true
				default:
					sc := newScope(fs.sc)
					sc.asOf = fs.asOf
					if b := sc.lookup(name.Name); b != nil {
						if g, ok := b.value.(*value.Func); ok && g.Fn != nil && e.speaksOfDimension(g, depth+1) {
							found = true
						}
					}
				}
			}
		}
		return !found
	})
	return found
}
