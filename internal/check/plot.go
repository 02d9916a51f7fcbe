package check

// The plot statement: what form of picture it asks for, and its options.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// PlotForm says what a plot statement draws, as far as its text tells.
type PlotForm int

// The forms of plots.
const (
	PlotCurves  PlotForm = iota + 1 // e for u in list
	PlotPath                        // (x, y) for u in list
	PlotSpace                       // (x, y, z) for u in list
	PlotGrid                        // e over (u in a, v in b): numbers, or vectors of two components
	PlotArrows                      // (x, y) over (u in a, v in b)
	PlotSurface                     // (x, y, z) over (u in a, v in b)
	PlotPoints                      // a list of points
	PlotSteps                       // numbers as: "steps"
	PlotDensity                     // numbers as: "density"
)

// PlotOptions are the options of a plot that are known before it runs, and those that are
// found while it does.
type PlotOptions struct {
	Title, XLabel, YLabel, ZLabel string
	Labels                        []string
	LogX, LogY                    bool
	Equal                         *bool // one unit is as long on both axes; nil: as the form has it
	Lines                         bool  // contours alone, without colours between them
	Color                         bool  // the last item is the colour of a surface
	XRange, YRange, Levels, Bins  *value.Object
	Curves                        []Item // lists of points that are drawn over the picture
	File                          string
}

// Endings are those of the files that a plot may be written to.
var Endings = []string{".svg", ".png", ".pdf", ".html"}

// plot is plot e for u in list and its kin.
func (e *checker) plot(s *grammar.Plot) {
	p := &Plot{Base: Base{s.Span()}, Parts: len(s.Items[0].Parts)}
	var xs []grammar.Expr
	for i := range s.Items {
		it := &s.Items[i]
		if len(it.Parts) > 3 || len(it.Parts) != p.Parts {
			e.fail(diag.New(refuse.CodePicture, it.Sp, "a picture's points have two coordinates, (x, y), or three, (x, y, z), all as many as the first"))
			return
		}
		xs = append(xs, it.Parts...)
	}
	o := &plotOptions{e: e, p: p, s: s}
	if p.Form = o.form(); p.Form == 0 || !o.read() {
		return
	}
	if o.color != nil {
		xs = append(xs, o.color)
		p.Options.Color = true
	}
	ok := false
	if len(s.Clauses) > 0 {
		p.Items, p.Loops, p.Rows, ok = e.tableRows(xs, s.Clauses)
		ok = ok && e.fieldsAtPoints(p.Items, p.Rows)
	} else if p.Items, ok = e.items(xs); ok {
		for _, it := range p.Items {
			ok = e.listed(it) && ok
		}
	}
	if ok {
		e.emit(p)
	}
}

// listed refuses what is no list, where nothing is said to run over one.
func (e *checker) listed(it Item) bool {
	switch v := it.Value.(type) {
	case *value.List, *value.Range:
		return true
	case *value.Object:
		if len(v.Node.Axes()) > 0 && len(letter.FieldCharts(v)) == 0 {
			return true
		}
	default: // no other kind is a list
	}
	words := quote.Short(it.Expr) + " is no list of points or numbers"
	var over *index.Chart
	if o, ok := it.Value.(*value.Object); ok && len(letter.FieldCharts(o)) > 0 {
		words = quote.Short(it.Expr) + " is a field over " + letter.FieldCharts(o)[0].Name
		if len(letter.FieldCharts(o)) == 1 && len(o.Node.Axes()) == 0 {
			over = letter.FieldCharts(o)[0]
		}
	}
	f, _ := it.Value.(*value.Func)
	e.fail(e.words().PlotOverNothing(it.Expr, words, f, over))
	return false
}

// plotOptions reads the options of one plot statement.
type plotOptions struct {
	e     *checker
	p     *Plot
	s     *grammar.Plot
	color grammar.Expr
}

// form is what the statement's shape says that it draws; 0: nothing, as has been said.
func (o *plotOptions) form() PlotForm {
	s, as := o.s, ""
	for i := range s.Options {
		if s.Options[i].Name.Name == "as" {
			if as = o.word(&s.Options[i], "steps", "density"); as == "" {
				return 0
			}
		}
	}
	single := []PlotForm{PlotPoints, PlotCurves, PlotGrid}
	pair := []PlotForm{0, PlotPath, PlotArrows}
	triple := []PlotForm{0, PlotSpace, PlotSurface}
	n := len(s.Clauses)
	if n > 2 {
		o.e.fail(diag.New(refuse.CodePicture, s.Span(), "a plot has one variable, or two of a grid"))
		return 0
	}
	f := [][]PlotForm{single, pair, triple}[o.p.Parts-1][n]
	switch {
	case f == 0:
		o.e.fail(suggest.OverNothing(suggester{o.e}, s, diag.New(refuse.CodeStatement, s.Span(), "plot needs a variable: plot (x, y) for u in linspace(0, 1, 100)")))
	case as == "":
	case f != PlotPoints:
		o.e.fail(diag.New(refuse.CodePicture, s.Span(), "as belongs to a list of numbers: plot eig(A), as: \""+as+"\""))
		return 0
	case as == "steps":
		return PlotSteps
	default:
		return PlotDensity
	}
	return f
}

// optionForms are the options and the forms that they belong to; nil: all of them.
var optionForms = map[string][]PlotForm{
	"title": nil, "xlabel": nil, "ylabel": nil, "zlabel": {PlotSpace, PlotSurface},
	"labels": {PlotCurves, PlotPath, PlotSpace, PlotPoints, PlotSteps, PlotDensity},
	"log":    {PlotCurves, PlotPath, PlotPoints, PlotSteps, PlotDensity},
	"equal":  {PlotCurves, PlotPath, PlotPoints, PlotGrid, PlotArrows},
	"xrange": {PlotCurves, PlotPath, PlotPoints, PlotSteps, PlotDensity},
	"yrange": {PlotCurves, PlotPath, PlotPoints, PlotSteps, PlotDensity},
	"levels": {PlotGrid}, "fill": {PlotGrid},
	"color": {PlotSurface}, "curves": {PlotGrid, PlotArrows, PlotSurface, PlotPath, PlotCurves},
	"as": nil, "bins": {PlotDensity},
}

// OptionsOfPlot are the names of the options, sorted.
func OptionsOfPlot() []string {
	var names []string
	for name := range optionForms {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// read reads all options; false: something was said.
func (o *plotOptions) read() bool {
	ok, seen := true, map[string]bool{}
	for i := range o.s.Options {
		a := &o.s.Options[i]
		forms, known := optionForms[a.Name.Name]
		switch {
		case !known:
			o.e.fail(refuse.UnknownOption(a.Name, OptionsOfPlot()))
			ok = false
		case seen[a.Name.Name]:
			ok = o.refuse(a, a.Name.Text+" is given twice")
		case forms != nil && !slices.Contains(forms, o.p.Form):
			ok = o.refuse(a, a.Name.Text+" says nothing of "+formWords[o.p.Form])
		default:
			ok = o.option(a) && ok
		}
		seen[a.Name.Name] = true
	}
	opt := &o.p.Options
	if n := len(o.s.Items); opt.Labels != nil && len(opt.Labels) != n {
		ok = o.refuse(&o.s.Options[slices.IndexFunc(o.s.Options, func(a grammar.Arg) bool { return a.Name.Name == "labels" })],
			"labels has a text for each of the "+itoa(n)+" that are drawn")
	}
	if opt.Lines && opt.Levels == nil {
		ok = o.refuse(&o.s.Options[0], "without colours between them contours need levels: 10, or a list of levels")
	}
	if opt.Equal != nil && *opt.Equal && (opt.LogX || opt.LogY) {
		ok = o.refuse(&o.s.Options[0], "a logarithmic axis has no unit that could be as long as another's: equal or log")
	}
	return o.file() && ok
}

var formWords = map[PlotForm]string{
	PlotCurves: "curves over a variable", PlotPath: "curves (x, y)", PlotSpace: "curves in space", PlotGrid: "a field over a grid",
	PlotArrows: "arrows", PlotSurface: "a surface", PlotPoints: "a list of points", PlotSteps: "steps", PlotDensity: "a density",
}

func (o *plotOptions) refuse(a *grammar.Arg, words string) bool {
	o.e.fail(diag.New(refuse.CodePicture, a.Sp, words))
	return false
}

// option reads one option that is known and belongs to the form.
func (o *plotOptions) option(a *grammar.Arg) (ok bool) {
	opt := &o.p.Options
	switch a.Name.Name {
	case "as": // form has read it
		return true
	case "title":
		opt.Title, ok = o.text(a)
	case "xlabel":
		opt.XLabel, ok = o.text(a)
	case "ylabel":
		opt.YLabel, ok = o.text(a)
	case "zlabel":
		opt.ZLabel, ok = o.text(a)
	case "labels":
		opt.Labels, ok = o.texts(a)
	case "log":
		w := o.word(a, "x", "y", "xy")
		opt.LogX, opt.LogY, ok = strings.Contains(w, "x"), strings.Contains(w, "y"), w != ""
	case "equal":
		opt.Equal, ok = o.truth(a)
	case "fill":
		var fill *bool
		if fill, ok = o.truth(a); ok {
			opt.Lines = !*fill
		}
	case "xrange":
		opt.XRange, ok = o.numbers(a)
	case "yrange":
		opt.YRange, ok = o.numbers(a)
	case "levels":
		opt.Levels, ok = o.numbers(a)
	case "bins":
		opt.Bins, ok = o.numbers(a)
	case "color":
		o.color, ok = a.Value, true
	case "curves":
		opt.Curves, ok = o.curves(a)
	}
	return ok
}

func (o *plotOptions) text(a *grammar.Arg) (string, bool) {
	v := o.e.expr(a.Value)
	if s, ok := v.(*value.Str); ok && s.Of == nil {
		return s.S, true
	}
	return "", v != nil && o.refuse(a, a.Name.Text+" is a text: "+a.Name.Text+": \"…\"")
}

func (o *plotOptions) texts(a *grammar.Arg) ([]string, bool) {
	v := o.e.expr(a.Value)
	list, ok := v.(*value.List)
	if s, one := v.(*value.Str); one {
		list, ok = &value.List{Elems: []value.Value{s}}, true
	}
	if v == nil {
		return nil, false
	}
	out := []string{}
	for k := 0; ok && k < len(list.Elems); k++ {
		var s *value.Str
		if s, ok = list.Elems[k].(*value.Str); ok && s.Of == nil {
			out = append(out, s.S)
		}
	}
	return out, ok || o.refuse(a, a.Name.Text+" is a list of texts: [\"…\", \"…\"]")
}

// word is a text that is one of a few; "" when it is not, which has been said.
func (o *plotOptions) word(a *grammar.Arg, words ...string) string {
	s, ok := a.Value.(*grammar.String)
	if ok && slices.Contains(words, s.Value) {
		return s.Value
	}
	o.refuse(a, a.Name.Text+" is one of \""+strings.Join(words, "\", \"")+"\"")
	return ""
}

func (o *plotOptions) truth(a *grammar.Arg) (*bool, bool) {
	if b, ok := a.Value.(*grammar.Bool); ok {
		return &b.Value, true
	}
	return nil, o.refuse(a, a.Name.Text+" is true or false")
}

// numbers is a number or a list of numbers that hangs on no coordinate.
func (o *plotOptions) numbers(a *grammar.Arg) (*value.Object, bool) {
	v := o.e.expr(a.Value)
	if v == nil {
		return nil, false
	}
	if list, ok := o.e.numericList(v); ok {
		return list, list != nil
	}
	if n, ok := v.(*value.Object); ok && len(n.Node.Axes()) == 0 && len(letter.FieldCharts(n)) == 0 {
		return n, true
	}
	return nil, o.refuse(a, a.Name.Text+" is a number or a list of numbers")
}

// curves are one list of points, or a bracket of several.
func (o *plotOptions) curves(a *grammar.Arg) ([]Item, bool) {
	if l, ok := a.Value.(*grammar.List); ok {
		items, ok := o.e.items(l.Elems)
		if !ok {
			return nil, false
		}
		if !slices.ContainsFunc(items, func(it Item) bool { return !listOfPoints(it.Value) }) {
			return items, true
		}
	}
	items, ok := o.e.items([]grammar.Expr{a.Value})
	return items, ok && o.e.listed(items[0])
}

// listOfPoints reports rows of coordinates, or points, or lists of such rows.
func listOfPoints(v value.Value) bool {
	switch v := v.(type) {
	case *value.Object:
		return len(v.Node.Axes()) == 2 || len(v.Node.Axes()) == 3
	case *value.List:
		return len(v.Elems) > 0
	default: // no other kind holds points
		return false
	}
}

// file takes where the picture goes.
func (o *plotOptions) file() bool {
	if o.s.To == nil {
		return true
	}
	file, wrong := writtenBelow(o.s.To.(*grammar.String).Value, Endings)
	if wrong == "" {
		o.p.Options.File = file
		return true
	}
	o.e.fail(refuse.NotWritten(refuse.CodePicture, o.s.To.(*grammar.String), "a picture is written "+wrong, Endings))
	return false
}
