package scalar

import "fmt"

// Program computes expressions over columns of points. It is immutable: any
// number of goroutines may run it.
type Program struct {
	outs   []Expr
	inputs []Var
	slot   map[Var]int
}

// Compile makes the program of outs as functions of inputs.
func Compile(p *Pool, outs []Expr, inputs []Var) (*Program, error) {
	pr := &Program{outs: append([]Expr(nil), outs...), inputs: append([]Var(nil), inputs...), slot: map[Var]int{}}
	for i, v := range inputs {
		pr.slot[v] = i
	}
	for _, v := range p.Vars(outs...) {
		if _, ok := pr.slot[v]; !ok {
			return nil, fmt.Errorf("%s is not among the inputs", p.Info(v).Name)
		}
	}
	return pr, nil
}

// Run computes the outputs at n points. Column in[k] holds input k: one value
// per point, or a single one for all. out[k] receives n values.
func (pr *Program) Run(in [][]float64, out [][]float64, n int) {
	for i := 0; i < n; i++ {
		memo := map[*node]float64{}
		for k, e := range pr.outs {
			out[k][i] = evalExpr(e, func(v Var) float64 {
				col := in[pr.slot[v]]
				if len(col) == 1 {
					return col[0]
				}
				return col[i]
			}, memo)
		}
	}
}

// Run1 computes the outputs at one point, without allocation.
func (pr *Program) Run1(in []float64, out []float64) {
	memo := map[*node]float64{}
	for k, e := range pr.outs {
		out[k] = evalExpr(e, func(v Var) float64 { return in[pr.slot[v]] }, memo)
	}
}
