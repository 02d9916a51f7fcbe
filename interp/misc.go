package interp

import (
	"bytes"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/graph"
)

var nan = math.NaN()

// shortStack keeps the functions of a panic's stack that are Geo's own, the
// innermost dozen.
func shortStack(stack []byte) string {
	var names []string
	for _, line := range bytes.Split(stack, []byte("\n")) {
		text := string(line)
		if !strings.HasPrefix(text, "github.com/seed2d4d80ff/geo/") {
			continue
		}
		text = strings.TrimPrefix(text, "github.com/seed2d4d80ff/geo/")
		if i := strings.LastIndexByte(text, '('); i > 0 {
			text = text[:i]
		}
		if strings.Contains(text, "panicDiagnostic") || strings.Contains(text, "func1") && len(names) == 0 {
			continue
		}
		if names = append(names, text); len(names) == 12 {
			break
		}
	}
	return "in " + strings.Join(names, " < ")
}

// signature is a function's head as it was written.
func signature(fn *grammar.Fn) string {
	text := fn.Span().Text()
	if fn.Body != nil {
		start := fn.Body.Span().Start - fn.Span().Start
		if start > 0 && start <= len(text) {
			text = strings.TrimRight(strings.TrimRight(text[:start], " \t\n"), "=")
		}
	} else if i := strings.IndexByte(text, '{'); i > 0 {
		text = text[:i]
	}
	return oneLine(strings.TrimPrefix(text, "fn "))
}

// nameOf is the name a node is bound to, for formulas of whole graphs.
func (p *Program) nameOf(n *graph.Node) string { return p.names()[n] }

// names of bound nodes, made once.
func (p *Program) names() map[*graph.Node]string {
	p.nameOnce.Do(func() {
		p.nodeNames = map[*graph.Node]string{}
		for _, name := range p.checked.Order {
			if o, ok := p.checked.Names[name].(*builtins.Object); ok {
				if _, taken := p.nodeNames[o.Node]; !taken {
					p.nodeNames[o.Node] = name
				}
			}
		}
	})
	return p.nodeNames
}
