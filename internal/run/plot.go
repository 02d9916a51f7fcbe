package run

// Running a plot statement: its samples, and the picture that its form makes of them.

import (
	"errors"
	"math"
	"slices"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (s statements) VisitPlot(st *check.Plot) error { return s.r.plot(st) }

func (m *missingParams) VisitPlot(s *check.Plot) error {
	for _, o := range []*value.Object{s.Options.XRange, s.Options.YRange, s.Options.Levels, s.Options.Bins} {
		if o != nil {
			m.ask(s.Sp, o.Node)
		}
	}
	_ = m.tabulated(s.Options.Curves) // it finds, and does not fail
	return m.tabulated(s.Items)
}

func (c *turnCounter) VisitPlot(*check.Plot) error { return nil }

// plotBytes is about what a curve or a grid prints.
const plotBytes = 3000

// plotting is one plot statement that runs.
type plotting struct {
	r   *Run
	s   *check.Plot
	out *Plotted
	samples
	found    [][]gap // of each item
	negative int     // numbers that a logarithmic axis leaves out
}

// samples are the points at which a plot's items were computed.
type samples struct {
	names []string    // of the variables
	vars  [][]float64 // of each variable, its value at each point
	n     int         // points
	wide  []int       // numbers of each item at a point
	data  [][]float64 // of each item, point after point
}

// plot draws its items against its loops, or lists.
func (r *Run) plot(s *check.Plot) error {
	o := &s.Options
	p := &plotting{r: r, s: s, out: &Plotted{
		Title: o.Title, XLabel: o.XLabel, YLabel: o.YLabel, ZLabel: o.ZLabel, LogX: o.LogX, LogY: o.LogY, Lines: o.Lines, File: o.File,
	}}
	if r.rehearsal != nil {
		return p.rehearse()
	}
	if err := p.options(); err != nil {
		return err
	}
	if err := p.draw(); err != nil {
		return err
	}
	p.labels()
	if err := p.overlay(); err != nil {
		return err
	}
	p.logarithms()
	if err := p.toFile(); err != nil {
		return err
	}
	if err := r.charge(plotBytes * len(p.out.Series)); err != nil {
		return err
	}
	return r.tell(r.report.Plotted(s.Sp, p.out))
}

// plotTrial is how many operations a plot may take in a rehearsal.
const plotTrial = 1 << 23

// closingIn is about how many times what its samples take a plot takes that closes in on
// what lies between them.
const closingIn = 4

// rehearse prices a plot. What closing in on poles and jumps takes only a trial tells; a
// plot that takes more than a trial may is priced by its samples.
func (p *plotting) rehearse() error {
	r, h := p.r, p.r.rehearsal
	trial := *p
	out := *p.out
	trial.out = &out
	done, err := h.exec.Really(plotTrial, func() error {
		r.rehearsal = nil
		defer func() { r.rehearsal = h }()
		if err := trial.options(); err != nil {
			return err
		}
		return trial.draw()
	})
	if hasCode(err, CodeWhere) { // points that a solver has not computed lie anywhere
		done, err = false, nil
	}
	if err != nil || done {
		return errors.Join(err, r.charge(plotBytes*max(1, len(out.Series))))
	}
	if err := p.options(); err != nil {
		return err
	}
	h.note()
	scale := h.scale
	h.scale *= closingIn
	err = p.draw()
	h.note()
	h.scale = scale
	if err != nil && !hasCode(err, CodeWhere) {
		return err
	}
	return r.charge(plotBytes * max(1, len(p.s.Items)))
}

// draw makes the series of the statement's form.
func (p *plotting) draw() error {
	switch p.s.Form {
	case check.PlotPoints:
		return p.points()
	case check.PlotSteps, check.PlotDensity:
		return p.spectra()
	default: // the others have variables
	}
	if err := p.sample(); err != nil || p.r.rehearsal != nil {
		return err
	}
	switch p.s.Form {
	case check.PlotPath, check.PlotSpace:
		return p.paths()
	case check.PlotArrows:
		return p.grid("arrows")
	case check.PlotSurface:
		return p.grid("surface")
	case check.PlotGrid:
		form := "field"
		if p.wide[0] == 2 {
			form = "arrows"
		}
		return p.grid(form)
	default:
		return p.curves()
	}
}

// sample computes the items at all points; where there is no value, it is left out.
func (p *plotting) sample() error {
	r, s := p.r, p.s
	p.names = loopNames(s.Loops, s.Rows)
	p.vars = make([][]float64, len(p.names))
	p.wide, p.data = make([]int, len(s.Items)), make([][]float64, len(s.Items))
	r.holes = &holes{}
	defer func() { r.holes = nil }()
	err := r.rowsOf(s.Items, s.Loops, s.Rows, func(row []Value) error {
		for k := range p.names {
			switch v := row[k]; {
			case v.Kind == Numbers && len(v.Data) == 1:
				p.vars[k] = append(p.vars[k], v.Data[0])
			case s.Form != check.PlotPath && s.Form != check.PlotSpace:
				return diag.New(CodePlot, s.Sp, "a plot's variable runs over numbers, and this is "+v.Type).
					WithNote("curves may run over points: plot (q[x], q[y]) for q in points")
			}
		}
		p.n++
		for k := range s.Items {
			v := row[len(p.names)+k]
			if v.Kind != Numbers || len(v.Data) == 0 {
				return diag.New(CodePlot, spanOf(s.Items[k].Expr), "a plot needs a number at each of its points, and this is "+v.Type)
			}
			if p.wide[k] != 0 && p.wide[k] != len(v.Data) {
				return diag.New(CodePlot, spanOf(s.Items[k].Expr), "a plot needs as many numbers at each of its points as at the first")
			}
			p.wide[k], p.data[k] = len(v.Data), append(p.data[k], v.Data...)
		}
		return nil
	})
	if err != nil || r.rehearsal != nil {
		return err
	}
	for _, v := range p.data {
		if r.holes.first != nil && !slices.ContainsFunc(v, finite) {
			return r.holes.first // nothing is left of it
		}
	}
	if n := r.holes.n; n > 0 {
		p.note(counted(n, "value") + " of " + strconv.Itoa(p.n*len(s.Items)) + " left out: there is none")
	}
	if err := p.eachWide(); err != nil {
		return err
	}
	for k := range p.data {
		part := k % s.Parts
		if p.out.LogY && (s.Form == check.PlotCurves || s.Form == check.PlotPath && part == 1) || p.out.LogX && s.Form == check.PlotPath && part == 0 {
			p.data[k] = p.positive(p.data[k])
		}
	}
	return p.gaps()
}

// eachWide holds items to the numbers that their form takes.
func (p *plotting) eachWide() error {
	for k, w := range p.wide {
		want := 1
		if p.s.Form == check.PlotGrid {
			want = p.wide[0]
		}
		if p.s.Form == check.PlotCurves || w == want && w <= 2 {
			continue
		}
		words := "a number is needed at each point of it"
		if p.s.Form == check.PlotGrid {
			words = "over a grid a plot shows numbers in colours, or vectors with two components as arrows"
		}
		return diag.New(CodePlot, spanOf(p.s.Items[k].Expr), words+", and "+sourceOf(p.s.Items[k].Expr)+" has "+strconv.Itoa(w))
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// counted is a number with its word: 1 value, 2 values.
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

func (p *plotting) note(words string) { p.out.Notes = append(p.out.Notes, words) }

// options computes what the statement's options say in numbers.
func (p *plotting) options() error {
	r, o := p.r, &p.s.Options
	for _, x := range []struct {
		of   *value.Object
		to   *[]float64
		name string
	}{{o.XRange, &p.out.XRange, "xrange"}, {o.YRange, &p.out.YRange, "yrange"}, {o.Levels, &p.out.Levels, "levels"}} {
		if x.of == nil {
			continue
		}
		v, err := r.evaluate(x.of)
		if err != nil || r.rehearsal != nil {
			return err
		}
		*x.to = v.Data
		if slices.ContainsFunc(v.Data, func(x float64) bool { return !finite(x) }) {
			return diag.New(refuse.CodePicture, p.s.Sp, x.name+" has a number that is none")
		}
		if x.of != o.Levels && (len(v.Data) != 2 || !(v.Data[0] < v.Data[1])) {
			return diag.New(refuse.CodePicture, p.s.Sp, x.name+" is a list of two numbers, the smaller one first")
		}
	}
	if (p.out.LogX && len(p.out.XRange) == 2 && p.out.XRange[0] <= 0) || (p.out.LogY && len(p.out.YRange) == 2 && p.out.YRange[0] <= 0) {
		return diag.New(refuse.CodePicture, p.s.Sp, "a logarithmic axis has positive numbers only: its range begins above 0")
	}
	if l := p.out.Levels; o.Levels != nil && len(o.Levels.Node.Axes()) == 0 && (l[0] < 1 || l[0] > maxLevels || l[0] != math.Trunc(l[0])) || len(l) > maxLevels {
		return diag.New(refuse.CodePicture, p.s.Sp, "levels is how many contours there are, from 1 to "+strconv.Itoa(maxLevels)+", or the list of their values")
	}
	p.out.Equal = p.s.Form == check.PlotPath || p.s.Form == check.PlotArrows || p.s.Form == check.PlotPoints
	if o.Equal != nil {
		p.out.Equal = *o.Equal
	} else if o.LogX || o.LogY {
		p.out.Equal = false
	}
	return nil
}

// maxLevels is how many contours can be told apart, and more.
const maxLevels = 200

// toFile keeps where the picture goes: a run writes no file twice.
func (p *plotting) toFile() error {
	if p.out.File == "" {
		return nil
	}
	if !p.r.writes(p.out.File) {
		return diag.New(CodePlot, p.s.Sp, p.out.File+" has been drawn by this run already, and would be lost")
	}
	return nil
}

// writes reports whether a file is still to be written by this run, and keeps it.
func (r *Run) writes(file string) bool {
	if r.drawn[file] {
		return false
	}
	if r.drawn == nil {
		r.drawn = map[string]bool{}
	}
	r.drawn[file] = true
	return true
}

// labels names what the statement did not.
func (p *plotting) labels() {
	given := p.s.Options.Labels
	split := len(given) > 0 && len(given) < len(p.out.Series)
	for k := range p.out.Series {
		if s := &p.out.Series[k]; len(given) > 0 && !split {
			s.Label = given[k]
		} else if s.Label == "" {
			s.Label = s.Source
		}
	}
}

// overlay adds the lists of points that are drawn over the picture.
func (p *plotting) overlay() error {
	dims := 2
	if p.out.Form == "surface" || p.out.Form == "space" {
		dims = 3
	}
	for _, it := range p.s.Options.Curves {
		s, _, err := p.list(it, dims)
		if err != nil {
			return err
		}
		s.Label = s.Source
		p.out.Curves = append(p.out.Curves, s)
	}
	return nil
}

// positive is a list without what a logarithmic axis has no place for.
func (p *plotting) positive(list []float64) []float64 {
	list = slices.Clone(list)
	for i, x := range list {
		if x <= 0 {
			list[i] = math.NaN()
			p.negative++
		}
	}
	return list
}

// logarithms takes out of all series what a logarithmic axis has no place for, and says how many that were.
func (p *plotting) logarithms() {
	for _, list := range [][]Series{p.out.Series, p.out.Curves} {
		for k := range list {
			if p.out.LogX {
				list[k].X = p.positive(list[k].X)
			}
			if p.out.LogY {
				list[k].Values = p.positive(list[k].Values)
			}
		}
	}
	if p.negative > 0 {
		p.note(counted(p.negative, "number") + " left out: a logarithmic axis has positive ones only")
	}
}

// componentsOf are the numbers of an item, one list for each component.
func (s *samples) componentsOf(item int) [][]float64 {
	w := s.wide[item]
	out := make([][]float64, w)
	for c := range out {
		out[c] = make([]float64, s.n)
		for i := range s.n {
			out[c][i] = s.data[item][i*w+c]
		}
	}
	return out
}

// partName is the source of one component of an item.
func partName(source string, k, of int) string {
	if of == 1 {
		return source
	}
	return source + number.PositionOf([]int{of}, k)
}
