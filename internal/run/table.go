package run

// Running a table statement: a row for every turn of its loops, computed as one
// block.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (s statements) VisitTable(st *check.Table) error { return s.r.table(st) }

func (m *missingParams) VisitTable(s *check.Table) error { return m.tabulated(s.Items) }

func (c *turnCounter) VisitTable(s *check.Table) error {
	*c += turnCounter(loopSize(s.Loops))
	return nil
}

// table prints a row for every turn of its loops. The innermost loop is
// evaluated as one block, all rows at once.
func (r *Run) table(s *check.Table) error {
	var head TableHead
	for _, name := range loopNames(s.Loops, s.Rows) {
		head.Columns = append(head.Columns, name)
		head.Marks, head.Continued = append(head.Marks, false), append(head.Continued, false)
	}
	head.Loops = len(head.Columns)
	for _, it := range s.Items {
		head.Columns = append(head.Columns, sourceOf(it.Expr))
		head.Marks = append(head.Marks, markedItem(it))
		o, ok := it.Value.(*value.Object)
		head.Continued = append(head.Continued, ok && r.readsContinued(o.Node))
	}
	for i := range s.Rows { // each may have its own law: a path begins at a point that was given
		for k, it := range slices.Concat(s.Rows[i].Vars, s.Rows[i].Items) {
			head.Marks[k] = head.Marks[k] || markedItem(it)
		}
	}
	if s.File != "" {
		return r.tableFile(s, head)
	}
	var rows [][]Value
	err := r.rowsOf(s.Items, s.Loops, s.Rows, func(row []Value) error {
		rows = append(rows, row)
		least := 0
		for i := range row {
			least += int(min(row[i].leastText(), math.MaxInt32/int64(len(row))))
		}
		return r.charge(16*len(row) + least)
	})
	if err != nil {
		return err
	}
	// The head is told when all rows are known, so that a table that fails
	// half-way leaves no half of it behind.
	if err := r.tell(r.report.TableHead(s.Sp, head)); err != nil {
		return err
	}
	for _, row := range rows {
		if err := r.tell(r.report.TableRow(s.Sp, row)); err != nil {
			return err
		}
	}
	return r.tell(r.report.TableEnd(s.Sp))
}

// tableFile tells a table for a file: each row as soon as it is there, so that memory does not
// grow with their number.
func (r *Run) tableFile(s *check.Table, head TableHead) error {
	if r.rehearsal == nil && !r.writes(s.File) {
		return diag.New(CodeTable, s.Sp, s.File+" has been written by this run already, and would be lost")
	}
	head.File = s.File
	if err := r.tell(r.report.TableHead(s.Sp, head)); err != nil {
		return err
	}
	was := r.rowsAtOnceMost
	r.rowsAtOnceMost = rowsOfFile
	defer func() { r.rowsAtOnceMost = was }()
	err := r.rowsOf(s.Items, s.Loops, s.Rows, func(row []Value) error { return r.tell(r.report.TableRow(s.Sp, row)) })
	if err != nil {
		return err
	}
	return r.tell(r.report.TableEnd(s.Sp))
}

// rowsOfFile is how many rows of a file are computed as one block.
const rowsOfFile = 4096

// rowsOf gives one row of values per turn of the loops: the loops' own values,
// then the items'.
func (r *Run) rowsOf(items []check.Item, loops []check.Loop, rows []check.Row, each func(row []Value) error) error {
	if rows != nil {
		return r.unrolled(rows, each)
	}
	var live []check.Loop
	for _, l := range loops {
		if l.Var != nil {
			live = append(live, l)
		}
	}
	if len(live) == 0 {
		row, err := r.row(items, nil)
		if err != nil {
			return err
		}
		return each(row)
	}
	last := live[len(live)-1]
	return r.loop(live[:len(live)-1], func() error {
		var before []Value // the values of the loops around the last
		for _, l := range live[:len(live)-1] {
			before = append(before, loopValue(l.Var, r.env.Params[l.Var]))
		}
		list, err := r.list(last)
		if err != nil {
			return err
		}
		if err := r.turn(list.n); err != nil {
			return err
		}
		defer delete(r.env.Params, last.Var)
		if nodes := scalarLoop(items, last); nodes != nil && list.n > 1 {
			return r.blocks(list, func(part values) error { return r.rowsAtOnce(items, nodes, last.Var, part, before, each) })
		}
		return r.rowByRow(items, last.Var, list, before, each)
	})
}

// markedItem reports what is printed with the mark that it depends on the chart.
func markedItem(it check.Item) bool {
	if o, ok := it.Value.(*value.Object); ok {
		return marked(o)
	}
	p, ok := it.Value.(*value.Point)
	return ok && p.P.DependsOnChart()
}

// rowByRow evaluates the rows of one loop each by itself.
func (r *Run) rowByRow(items []check.Item, loop *graph.Param, list values, before []Value, each func(row []Value) error) error {
	return r.turns(list.n, func(i int) error {
		v := list.at(i)
		r.env.Params[loop] = v
		row, err := r.row(items, append(append([]Value(nil), before...), loopValue(loop, v)))
		if err != nil {
			return err
		}
		return each(row)
	})
}

// blocks hands a loop's values on in parts, where a table goes to a file.
func (r *Run) blocks(list values, do func(part values) error) error {
	most := r.rowsAtOnceMost
	if most == 0 || list.n <= most || r.rehearsal != nil {
		return do(list)
	}
	for from := 0; from < list.n; from += most {
		n := min(most, list.n-from)
		if err := do(values{n: n, step: list.step, data: list.data[from*list.step:]}); err != nil {
			return err
		}
	}
	return nil
}

// unrolled evaluates rows that have their own items.
func (r *Run) unrolled(rows []check.Row, each func(row []Value) error) error {
	if err := r.turn(len(rows)); err != nil {
		return err
	}
	for _, it := range rows {
		vars, err := r.row(it.Vars, nil)
		if err != nil {
			return err
		}
		row, err := r.row(it.Items, vars)
		if err != nil {
			return err
		}
		if err := each(row); err != nil {
			return err
		}
	}
	return nil
}

// loopNames are the names of a table's or a plot's variables.
func loopNames(loops []check.Loop, rows []check.Row) []string {
	var names []string
	for _, l := range loops {
		if l.Var != nil {
			names = append(names, l.Var.Name)
		}
	}
	if len(rows) > 0 {
		for _, v := range rows[0].Vars {
			names = append(names, sourceOf(v.Expr))
		}
	}
	return names
}

// scalarLoop gives the items' nodes when the loop can be evaluated as one block:
// its variable a number, its items numbers.
func scalarLoop(items []check.Item, l check.Loop) []*graph.Node {
	if len(l.Var.Axes) > 0 || len(items) == 0 {
		return nil
	}
	nodes := make([]*graph.Node, len(items))
	for i, it := range items {
		o, ok := it.Value.(*value.Object)
		if !ok || len(o.Node.Charts()) > 0 {
			return nil
		}
		for _, a := range o.Node.Axes() {
			if a.Size < 0 {
				return nil // known only once it has run
			}
		}
		for _, q := range o.Node.Params() {
			if q.Default == nil && !q.Loop {
				return nil
			}
		}
		nodes[i] = o.Node
	}
	return nodes
}

func (r *Run) rowsAtOnce(items []check.Item, nodes []*graph.Node, loop *graph.Param, list values, before []Value, each func(row []Value) error) error {
	column := make([]float64, list.n)
	for i := range column {
		if err := r.env.Ctx.Err(); err != nil {
			return err
		}
		v := list.at(i)
		column[i] = v[0]
	}
	err := r.turns(list.n, func(i int) error {
		r.env.Params[loop] = list.at(i)
		for k, n := range nodes {
			if err := r.holdClaims(n, nil); err != nil && !r.holes.covers(err) {
				return located(err, spanOf(items[k].Expr))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	delete(r.env.Params, loop)
	blocks, err := r.ws.machine.EvalColumns(nodes, loop, column, r.env)
	if err != nil && r.holes.covers(err) {
		return r.rowByRow(items, loop, list, before, each)
	}
	if err != nil {
		return err
	}
	if r.rehearsal != nil {
		column = column[:1] // its blocks are hollow
	}
	for i := range column {
		if err := r.env.Ctx.Err(); err != nil {
			return err
		}
		row := append(append([]Value(nil), before...), loopValue(loop, list.at(i)))
		for k, b := range blocks {
			x := numbersValue(b.At(i))
			o := items[k].Value.(*value.Object)
			x.Type, x.DependsOnChart = o.Type(), marked(o)
			row = append(row, x)
		}
		if err := each(row); err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) row(items []check.Item, row []Value) ([]Value, error) {
	for _, it := range items {
		v, err := r.evaluate(it.Value)
		if err != nil && r.holes.covers(err) {
			v, err = r.holes.hole(it, err), nil
		}
		if err != nil {
			return nil, located(err, spanOf(it.Expr))
		}
		row = append(row, v)
	}
	return row, nil
}

func loopValue(q *graph.Param, v []float64) Value {
	return Value{Kind: Numbers, Type: "Real", Shape: axesShape(q.Axes), Data: v}
}
