package suggest

// A name of another system where it is written: what is offered for the call it stands in.

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// foreignByName is the table by name.
var foreignByName = func() map[string]*foreign {
	out := make(map[string]*foreign, len(foreignNames))
	for i := range foreignNames {
		out[foreignNames[i].name] = &foreignNames[i]
	}
	return out
}()

// foreignModules are what functions of other systems are members of.
var foreignModules = []string{
	"np", "numpy", "jnp", "jax", "torch", "sp", "sympy", "scipy", "math", "cmath", "Math", "tf", "linalg", "LinearAlgebra", "random", "nn", "F",
	"special", "optimize", "functional", "std", "Base", "statistics", "pd",
}

// spot is a place of a statement that is written as in another system.
type spot struct {
	node grammar.Expr
	word *grammar.Name // the name, or the module's
	row  *foreign
	text string // what Geo writes there, "" for nothing
}

// foreignWord is the row of a name, or one made for a function of Geo's in other
// letters. direct is for members of modules: they may be Geo's names.
func foreignWord(in Scope, name string, direct bool) *foreign {
	if direct && name == "inverse" { // Geo's is of a map
		name = "Inverse"
	}
	if direct && in.Taken(name) {
		return &foreign{name: name, to: inAnyWay(name), say: name + " is called by its name alone"}
	}
	if r := foreignByName[name]; r != nil {
		return r
	}
	first, n := utf8.DecodeRuneInString(name)
	if len(name) < 2 || !unicode.IsUpper(first) {
		return nil
	}
	for _, l := range []string{string(unicode.ToLower(first)) + name[n:], strings.ToLower(name)} {
		if r := foreignByName[l]; r != nil {
			return r
		}
		if in.Taken(l) {
			return &foreign{name: name, to: inAnyWay(l), say: "it is written " + l}
		}
	}
	return nil
}

// inAnyWay is a call of Geo's function, with what it takes here and other systems
// do not say.
func inAnyWay(name string) string {
	call := name + "($*"
	return call + ") | " + call + ", ?) | " + call + ", levicivita(?)) | " + name + "(levicivita($*)) | " + name + "(components($*))" + reductions[name]
}

// reductions are what functions of a whole array are here.
var reductions = map[string]string{"max": " | max_i $1_i | max_ij $1_ij", "min": " | min_i $1_i | min_ij $1_ij"}

// spotAt reads an expression as a call, or a constant, of another system; nil
// where it is none.
func spotAt(in Scope, x grammar.Expr) *spot {
	switch x := x.(type) {
	case *grammar.Call:
		args := make([]string, len(x.Args))
		for i := range x.Args {
			args[i] = translated(in, x.Args[i].Value)
			if n := x.Args[i].Name.Text; n != "" {
				args[i] = n + ": " + args[i]
			}
		}
		return called(in, x, x.Fun, args)
	case *grammar.Component:
		args := make([]string, len(x.Args))
		for i := range x.Args {
			args[i] = translated(in, x.Args[i])
		}
		return called(in, x, x.X, args)
	case *grammar.Binary:
		return quotientOf(in, x)
	case *grammar.Dot:
		return constant(in, x, x.Name.Name, rootOf(x))
	case *grammar.Name:
		if in.Taken(x.Name) {
			return nil
		}
		if y, ok := strings.CutPrefix(x.Name, "d"); ok && in.Taken(y) && in.Holds("d_i "+y) {
			if strings.HasPrefix(x.Span().Source.Text[x.Span().End:], "^") {
				return &spot{x, x, &lineElement, ""}
			}
			return &spot{x, x, &differential, "d_i " + y}
		}
		return constant(in, x, x.Name, x)
	default: // names, members and calls alone are words of other systems
	}
	return nil
}

// differential is dx, which is d_i x.
var differential = foreign{name: "dx", of: school, to: "d_i x", say: "the differential of x is d_i x, a covector"}

// lineElement is dx^2 + dy^2, which is a metric.
var lineElement = foreign{name: "dx^2", of: school, say: "a line element is a metric, by its components: metric g_ij = [[1, 0], [0, x^2]] on c"}

// quotientOf is df/dx.
func quotientOf(in Scope, x *grammar.Binary) *spot {
	f, ok := x.X.(*grammar.Name)
	by, also := x.Y.(*grammar.Name)
	if x.Op != "/" || !ok || !also || in.Taken(f.Name) || in.Taken(by.Name) || len(f.Name) < 2 || len(by.Name) < 2 || f.Name[0] != 'd' || by.Name[0] != 'd' {
		return nil
	}
	text := "diff(" + f.Name[1:] + ", " + by.Name[1:] + ")"
	if !in.Holds(text) {
		return nil
	}
	in.Mends(by)
	return &spot{x, f, foreignByName["derivative"], text}
}

// constant is a name that stands for a value elsewhere.
func constant(in Scope, x grammar.Expr, name string, word *grammar.Name) *spot {
	if word == nil || in.Taken(word.Name) {
		return nil
	}
	_, member := x.(*grammar.Dot)
	if member {
		if !slices.Contains(foreignModules, word.Name) {
			return nil
		}
		if in.Taken(name) {
			return &spot{x, word, &foreign{name: name, say: name + " is written by its name alone"}, name}
		}
	}
	r := foreignByName[name]
	if r == nil || strings.Contains(r.to, "$") || r.try != "" {
		return nil
	}
	return &spot{x, word, r, r.to}
}

// rootOf is the name that a chain of members begins with.
func rootOf(x grammar.Expr) *grammar.Name {
	for {
		switch y := x.(type) {
		case *grammar.Dot:
			x = y.X
		case *grammar.Name:
			return y
		default: // nothing else is a module
			return nil
		}
	}
}

// called is a call of another system's function, or of a method of a value.
func called(in Scope, x, fun grammar.Expr, args []string) *spot {
	name, direct := "", false
	var word *grammar.Name
	switch f := fun.(type) {
	case *grammar.Name:
		if in.Taken(f.Name) {
			return nil
		}
		word, name = f, f.Name
	case *grammar.Dot:
		name, direct = f.Name.Name, true
		word = rootOf(f)
		if word == nil || in.Taken(word.Name) {
			if _, ok := in.Value(f.X); !ok {
				return nil
			}
			args = append([]string{translated(in, f.X)}, args...)
		} else if !slices.Contains(foreignModules, word.Name) {
			return nil
		}
	default: // what is called is named
		return nil
	}
	r := foreignWord(in, name, direct)
	if r == nil {
		return nil
	}
	text := filled(in, r.to, args)
	if r.name == "einsum" && len(args) > 1 {
		if t := byLetters(args); in.Holds(t) {
			text = t
		}
	}
	return &spot{x, word, r, text}
}

// byLetters is einsum("ij,jk->ik", A, B) as a product, "" where it is not said so.
func byLetters(args []string) string {
	in, out, arrow := strings.Cut(strings.Trim(args[0], `"`), "->")
	runs := strings.Split(strings.ReplaceAll(in, " ", ""), ",")
	if len(runs) != len(args)-1 {
		return ""
	}
	for i, run := range runs {
		runs[i] = args[i+1]
		if run != "" {
			runs[i] += "_" + run
		}
	}
	text := strings.Join(runs, " ")
	if out = strings.TrimSpace(out); arrow && out != "" {
		return "(" + text + ")_" + out
	}
	return text
}

// dollar are the places of a template.
var dollar = regexp.MustCompile(`\$[*0-9]|\?`)

// filled is the first of a row's texts that checks with these arguments.
func filled(in Scope, to string, args []string) string {
	if to == "" {
		return ""
	}
	templates := strings.Split(to, " | ")
	for i, template := range templates {
		if !strings.Contains(template, "$*") && !strings.Contains(template, "$"+strconv.Itoa(len(args))) && (i+1 < len(templates) || len(template) > len("$1")) {
			continue // it leaves out an argument: round(x, 2) is not round(x)
		}
		metrics := []string{""}
		if strings.Contains(template, "?") {
			if metrics = in.AllMetrics(); len(metrics) == 0 {
				template, metrics = inOneChart(in, template)
			}
		}
		for _, g := range metrics {
			if text := fill(template, args, g); text != "" && in.Holds(text) {
				return text
			}
		}
	}
	return ""
}

// inOneChart is a template with the metric, or the connection, that the
// coordinates of the one chart have where they are Cartesian.
func inOneChart(in Scope, template string) (with string, metrics []string) {
	name, n, ok := in.OneChart()
	if !ok {
		return template, nil
	}
	return strings.ReplaceAll(template, "levicivita(?)", "flat("+name+")"), []string{"eye(" + strconv.Itoa(n) + ") on " + name}
}

// fill puts arguments into one template, in brackets where they need them; "" if
// they are too few.
func fill(template string, args []string, metric string) string {
	var out strings.Builder
	pos := 0
	for _, at := range dollar.FindAllStringIndex(template, -1) {
		from, to := at[0], at[1]
		arg := metric
		switch place := template[from:to]; place {
		case "?":
		case "$*":
			arg = strings.Join(args, ", ")
		default:
			k, _ := strconv.Atoi(place[1:])
			if k > len(args) {
				return ""
			}
			arg = args[k-1]
			inBrackets := from > 0 && to < len(template) && template[from-1] == '(' && template[to] == ')'
			called := from > 1 && (unicode.IsLetter(rune(template[from-2])) || unicode.IsDigit(rune(template[from-2])))
			switch word := oneWord.MatchString(arg); {
			case word && inBrackets && !called && (from < 2 || template[from-2] != '^' || isNumber(arg)):
				from, to = from-1, to+1
			case !word && !delimited(template, from, to):
				arg = "(" + arg + ")"
			}
		}
		out.WriteString(template[pos:from] + arg)
		pos = to
	}
	return out.String() + template[pos:]
}

// isNumber reports digits: behind ^ a letter would be an index.
func isNumber(arg string) bool { return strings.Trim(arg, "0123456789") == "" }

// delimited reports a place that brackets or commas part from what is around it.
func delimited(template string, from, to int) bool {
	left, right := strings.TrimRight(template[:from], " "), strings.TrimLeft(template[to:], " ")
	return (left == "" || strings.HasSuffix(left, "(") || strings.HasSuffix(left, ",") || strings.HasSuffix(left, "[")) &&
		(right == "" || right[0] == ')' || right[0] == ',' || right[0] == ']' || strings.HasPrefix(right, "for "))
}

// oneWord is what needs no brackets.
var oneWord = regexp.MustCompile(`^[\w.']*(?:\([^()]*\)|\[[^\[\]]*\])?$`)

// translated is an expression's text with what is foreign in it in Geo's words.
func translated(in Scope, x grammar.Expr) string {
	sp := x.Span()
	text := sp.Text()
	found := spots(in, x)
	for i := len(found) - 1; i >= 0; i-- {
		if s := found[i]; s.text != "" {
			at := s.node.Span()
			text = text[:at.Start-sp.Start] + s.text + text[at.End-sp.Start:]
		}
	}
	return text
}

// spots are the foreign places in a piece of the tree, outermost, in order.
func spots(in Scope, root grammar.Node) []*spot {
	var out []*spot
	grammar.Walk(root, func(n grammar.Node) bool {
		x, ok := n.(grammar.Expr)
		if !ok {
			return true
		}
		if s := spotAt(in, x); s != nil {
			out = append(out, s)
			return false
		}
		return true
	})
	sort.SliceStable(out, func(i, k int) bool { return out[i].node.Span().Start < out[k].node.Span().Start })
	return out
}

// foreignAt words what is foreign in the statement that is being checked, where
// the expression x that was refused belongs to it: all of it at once. It is nil
// when x is none of it.
func foreignAt(in Scope, x grammar.Expr, d *diag.Diagnostic) *diag.Diagnostic {
	s := in.Statement()
	if s == nil {
		return nil
	}
	found := spots(in, s)
	k := slices.IndexFunc(found, func(s *spot) bool { return within(x, s.node) })
	if k < 0 {
		return nil
	}
	if def, ok := s.(*grammar.Define); ok && (found[k].row == &differential || found[k].row == &lineElement) &&
		(def.Keyword == "metric" || slices.ContainsFunc(found, func(s *spot) bool { return s.row == &lineElement })) {
		d.Message += ": " + lineElement.say
		for _, s := range found {
			in.Mends(s.word)
		}
		return offerMetric(in, def, d)
	}
	if fun := memberOf(found[k].node); fun != nil {
		d.Span, d.Message = fun.Span(), quote.Text(fun)+" is not bound"
	}
	d.Message += ": " + found[k].row.say
	told := []string{found[k].row.say}
	whole, text, pos := diag.Span{}, "", 0
	for _, s := range found {
		in.Mends(s.word)
		in.Mends(s.node)
		if s.text != "" { // with the names that the fix binds
			grammar.Walk(s.node, func(n grammar.Node) bool {
				if x, ok := n.(*grammar.Name); ok && !in.Taken(x.Name) {
					in.Mends(x)
				}
				return true
			})
		}
		if !slices.Contains(told, s.row.say) {
			told = append(told, s.row.say)
			d.WithNote("and for " + s.row.name + ": " + s.row.say)
		}
		if s.text == "" {
			continue
		}
		at := s.node.Span()
		if whole.IsZero() {
			whole, pos = at, at.Start
		}
		text += at.Source.Text[pos:at.Start] + s.text
		whole.End, pos = at.End, at.End
	}
	if found[k].text == "" {
		if f := signAt(in, found[k].row.name); f != nil {
			return f
		}
		if f := formAt(in); f != nil {
			return f
		}
		if found[k].row.say == byNabla {
			return offerNabla(in, found[k], d)
		}
		if _, ok := s.(*grammar.Define); ok && found[k].row.say == bySeed {
			d.WithFixNote(s.Span(), "", "without this line")
		}
		return d
	}
	if def, ok := s.(*grammar.Define); ok && found[k].row == &differential && len(def.Indices) == 0 { // which are covectors
		at := def.Name.Sp
		whole.Start, text = at.Start, at.Text()+"_i"+at.Source.Text[at.End:whole.Start]+text
	}
	return d.WithFix(whole, text)
}

// formAt is what is said of the whole statement that is being checked where it is one of another system, and Geo's can
// be written; nil where it is none. Its names are not refused again.
func formAt(in Scope) *diag.Diagnostic {
	s := in.Statement()
	if s == nil {
		return nil
	}
	d := grammar.ForeignStatement(s)
	if d != nil {
		mendsAll(in, s)
	}
	return d
}

// mendsAll says that a fix mends all of a statement.
func mendsAll(in Scope, s grammar.Stmt) {
	grammar.Walk(s, func(n grammar.Node) bool {
		if x, ok := n.(grammar.Expr); ok {
			in.Mends(x)
		}
		return true
	})
}

// offerNabla offers for covariantDerivative(v) the derivative, and the line that says of which metric.
func offerNabla(in Scope, s *spot, d *diag.Diagnostic) *diag.Diagnostic {
	call, ok := s.node.(*grammar.Call)
	if !ok || len(call.Args) == 0 || !oneWord.MatchString(call.Args[0].Value.Span().Text()) {
		return d
	}
	of := call.Args[0].Value.Span().Text()
	for _, letters := range []string{"^j", "_j", ""} {
		f := diag.Fix{Span: call.Span(), Replace: "nabla_i " + of + letters}
		if in.Holds(f.Replace) {
			return d.WithFix(f.Span, f.Replace)
		}
		for _, g := range in.AllMetrics() {
			if f.Above = "use metric " + g; in.Reads(f, nil) {
				d.Fixes = append(d.Fixes, f)
				return d
			}
		}
	}
	return d
}

// memberOf is the member of a foreign module that is called, or is the value;
// nil where it is none.
func memberOf(x grammar.Expr) *grammar.Dot {
	if c, ok := x.(*grammar.Call); ok {
		x = c.Fun
	}
	f, _ := x.(*grammar.Dot)
	return f
}

// within reports an expression that lies in another.
func within(x, outer grammar.Expr) bool {
	a, b := x.Span(), outer.Span()
	return a.Source == b.Source && a.Start >= b.Start && a.End <= b.End
}

// Member words a member of what has none: a method of another system's values.
func Member(in Scope, x *grammar.Dot, message string) *diag.Diagnostic {
	d := diag.New(refuse.CodeMember, x.Span(), message)
	s := in.Statement()
	if s == nil {
		return d
	}
	var call grammar.Expr
	grammar.Walk(s, func(n grammar.Node) bool {
		if c, ok := n.(*grammar.Call); ok && c.Fun == grammar.Expr(x) {
			call = c
		}
		return call == nil
	})
	of := translated(in, x.X)
	if call == nil {
		if t := attributes[x.Name.Name]; t.say != "" {
			d.WithNote(t.say)
			if text := filled(in, t.to, []string{of}); text != "" {
				d.WithFix(x.Span(), text)
			}
		} else if other := x.Name.Text; in.Taken(x.Name.Name) { // A.B of matrices, as elsewhere
			for _, text := range []string{of + "_ij " + other + "_jk", of + "_ij " + other + "_j", of + "_i " + other + "_i", of + "_i " + other + "_ij"} {
				if in.Holds(text) {
					d.WithFixNote(x.Span(), text, "the product of both, by their letters")
					break
				}
			}
		}
		return d
	}
	if found := spotAt(in, call); found != nil {
		d.WithNote("functions are called on what they take, not as members of it: " + found.row.say)
		in.Mends(call)
		switch f := signAt(in, x.Name.Name); {
		case found.text != "":
			d.WithFix(call.Span(), found.text)
		case f != nil:
			return f
		}
	}
	return d
}

// attributes are members of other systems' arrays that are not called.
var attributes = map[string]foreign{
	"T":      {to: "($1_ij)_ji", say: "the transpose is written by its letters: (A_ij)_ji"},
	"H":      {to: "($1_ij)_ji", say: "the transpose is written by its letters: (A_ij)_ji"},
	"mT":     {to: "($1_ij)_ji", say: "the transpose is written by its letters: (A_ij)_ji"},
	"I":      {to: "inv($1)", say: "the inverse is inv(A)"},
	"shape":  {to: "dim($1)", say: "the length of an array is dim(a); what an object is, its slots and sizes, is said by :type in a session"},
	"size":   {to: "dim($1)", say: "the length of an array is dim(a)"},
	"length": {to: "dim($1)", say: "the length of an array is dim(a)"},
	"ndim":   {say: "what an object is, its slots and sizes, is said by :type in a session"},
	"dtype":  {say: "numbers are exact, or floats where they are read or float(x) makes them so"},
	"real":   {to: "$1", say: "numbers are real"},
	"imag":   {say: noComplex},
	"grad":   {to: "d_i $1", say: "derivatives are written where they are needed: d_i f"},
	"x":      {say: "coordinates of a point are written p[1], of a chart c.x"},
}

// ForeignName is a row of the table of foreign names, for tests and pages.
type ForeignName struct {
	Name, Systems, Say, Example string
	Offers                      bool // something stands in its place
}

// ForeignNames is the table of foreign names.
func ForeignNames() []ForeignName {
	out := make([]ForeignName, len(foreignNames))
	for i, r := range foreignNames {
		out[i] = ForeignName{r.name, r.of, r.say, r.try, r.to != ""}
	}
	return out
}
