package graph

// Scalar variables of formulas: which coordinate, param or value each of them
// stands for.

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// vars keeps the scalar variables of coordinates, params, implicit inverses
// and leaves, both ways.
type vars struct {
	coords   map[*index.Chart][]scalar.Var
	params   map[*Param][]scalar.Var
	leaves   map[*Node][]scalar.Var
	families map[*family][]scalar.Var
	source   []Source // by the variable's number
	derive   map[*index.Chart][]*scalar.Derivation
}

// Source says what a scalar variable stands for; one of the pointers is set.
type Source struct {
	Chart *index.Chart // coordinate Index of a chart
	Param *Param       // component Index of a param
	Leaf  *Node        // component Index of an At, Native, Eig or other node that is evaluated first
	// Map: coordinate Index of Map.From at the solution x of Map(x) = Target,
	// one node per block of Map.To.
	Map    *Map
	Target []*Node
	Index  int
}

// of is what a variable stands for.
func (vs *vars) of(v scalar.Var) Source {
	if int(v.ID) < len(vs.source) {
		return vs.source[v.ID]
	}
	return Source{}
}

// VarSource says what a variable of Components stands for.
func (u *Formulas) VarSource(v scalar.Var) (Source, bool) {
	s := u.vars.of(v)
	return s, s.Chart != nil || s.Param != nil || s.Leaf != nil || s.Map != nil
}

func (u *Formulas) newVar(info scalar.VarInfo, s Source) scalar.Var {
	v := u.Pool.NewVar(info)
	for int(v.ID) >= len(u.vars.source) { // arguments of maps have none
		u.vars.source = append(u.vars.source, Source{})
	}
	u.vars.source[v.ID] = s
	return v
}

// CoordVar is the variable of coordinate i (flat) of a chart.
func (u *Formulas) CoordVar(c *index.Chart, i int) scalar.Var { return u.coordVars(c)[i] }

func (u *Formulas) coordVars(c *index.Chart) []scalar.Var {
	vs, ok := u.vars.coords[c]
	if !ok {
		vs = make([]scalar.Var, c.Dim)
		for i := range vs {
			vs[i] = u.newVar(u.coordInfo(c, i), Source{Chart: c, Index: i})
		}
		if u.vars.coords == nil {
			u.vars.coords = map[*index.Chart][]scalar.Var{}
		}
		u.vars.coords[c] = vs
		u.assume(c)
	}
	return vs
}

// assume tells the pool the conditions of a chart's points, of those that can be
// written as formulas.
func (u *Formulas) assume(c *index.Chart) {
	if u.CoordConditions == nil {
		return
	}
	u.conditions(u.CoordConditions(c), func(k Condition, low, high scalar.Expr) {
		if !k.Known {
			u.Pool.Assume(low, high, k.Strict)
		}
	})
}

// conditions visits those that can be written as formulas, entry by entry.
func (u *Formulas) conditions(list []Condition, do func(k Condition, low, high scalar.Expr)) {
	for _, k := range list {
		low, err := u.comps(k.Low)
		if err != nil {
			continue
		}
		high, err := u.comps(k.High)
		if err != nil {
			continue
		}
		for i := range max(len(low), len(high)) {
			do(k, low[min(i, len(low)-1)], high[min(i, len(high)-1)])
		}
	}
}

func (g *Graph) coordInfo(c *index.Chart, i int) scalar.VarInfo {
	if g.CoordInfo != nil {
		return g.CoordInfo(c, i)
	}
	return scalar.VarInfo{Name: CoordName(c, i)}
}

// CoordName is how coordinate i (flat) of a chart is written: r, or W[2,1].
func CoordName(c *index.Chart, i int) string {
	b, pos := flatPos(c, i)
	return c.Blocks[b].Name + brackets(pos)
}

func brackets(pos []int) string {
	if len(pos) == 0 {
		return ""
	}
	s := make([]string, len(pos))
	for k, p := range pos {
		s[k] = strconv.Itoa(p + 1)
	}
	return "[" + strings.Join(s, ",") + "]"
}

// ParamVar is the variable of component i of a param.
func (u *Formulas) ParamVar(p *Param, i int) scalar.Var { return u.paramVars(p)[i] }

func (u *Formulas) paramVars(p *Param) []scalar.Var {
	vs, ok := u.vars.params[p]
	if !ok {
		vs = make([]scalar.Var, sizeOf(p.Axes))
		for i := range vs {
			name := p.Name
			if len(p.Axes) > 0 {
				name += brackets(unflat(p.Axes, i))
			}
			info := scalar.VarInfo{}
			if u.ParamInfo != nil {
				info = u.ParamInfo(p)
			}
			info.Name, info.Const = name, true
			vs[i] = u.newVar(info, Source{Param: p, Index: i})
		}
		if u.vars.params == nil {
			u.vars.params = map[*Param][]scalar.Var{}
		}
		u.vars.params[p] = vs
		if u.ParamConditions != nil {
			u.conditions(u.ParamConditions(p), func(k Condition, low, high scalar.Expr) {
				if !k.Known {
					u.Pool.AssumeAlways(low, high, k.Strict)
				}
			})
		}
	}
	return vs
}

// LeafVar is the variable of component i of a node that is evaluated first.
func (u *Formulas) LeafVar(n *Node, i int) scalar.Var { return u.leafVars(n)[i] }

func (u *Formulas) leafVars(n *Node) []scalar.Var {
	vs, ok := u.vars.leaves[n]
	if !ok {
		vs = make([]scalar.Var, n.Size())
		for i := range vs {
			name := "value" + strconv.Itoa(len(u.vars.leaves)+1)
			if len(n.axes) > 0 {
				name += brackets(unflat(n.axes, i))
			}
			info := scalar.VarInfo{Name: name, Const: true}
			if written := u.origin[n].Text(); written != "" && len(written) <= 40 && !strings.Contains(written, "\n") {
				info.Display = written // eig(H, G)[1]
				if len(n.axes) > 0 {
					info.Display += brackets(unflat(n.axes, i))
				}
			}
			vs[i] = u.newVar(info, Source{Leaf: n, Index: i})
		}
		if u.vars.leaves == nil {
			u.vars.leaves = map[*Node][]scalar.Var{}
		}
		u.vars.leaves[n] = vs
	}
	return vs
}

func (u *Formulas) familyVars(f *family) []scalar.Var {
	vs, ok := u.vars.families[f]
	if !ok {
		vs = make([]scalar.Var, f.m.From.Dim)
		for i := range vs {
			vs[i] = u.newVar(u.coordInfo(f.m.From, i), Source{Map: f.m, Target: f.args, Index: i})
		}
		if u.vars.families == nil {
			u.vars.families = map[*family][]scalar.Var{}
		}
		u.vars.families[f] = vs
	}
	return vs
}

// VarParam is the param a variable stands for, and which component; nil for
// other variables.
func (u *Formulas) VarParam(v scalar.Var) (*Param, int) {
	s := u.vars.of(v)
	return s.Param, s.Index
}

// VarLeaf is the node whose value a variable stands for, and which component;
// nil for other variables.
func (u *Formulas) VarLeaf(v scalar.Var) (*Node, int) {
	s := u.vars.of(v)
	return s.Leaf, s.Index
}
