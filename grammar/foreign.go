package grammar

// Statements as people with the habits of other systems write them: found by their text, once reading has failed.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// foreignForm is one kind of statement of other systems.
type foreignForm struct {
	// pattern is matched where the statement begins, and may go on below it.
	pattern string
	message string // with $1, … of the pattern
	fix     string // what stands in Geo for the match, with $1, …; "" offers nothing
	drops   bool   // the fix takes the line away
	block   bool   // deeper lines below belong to it
	exact   bool   // told only where its fix can be read
	// mend makes the fix where a template cannot, "" for none.
	mend func(f *foreignText, m []string) string
}

// foreignText is what a form may look at beside its match.
type foreignText struct {
	above string // the text above the statement
	below string // the text from the end of the match on
	used  int    // how much of below the fix replaces, too
}

// longForeign is how much of a statement's text is compared with the forms.
const longForeign = 2000

// foreignPatterns are the compiled patterns, in the order of foreignForms.
var foreignPatterns = sync.OnceValue(func() []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(foreignForms))
	for i := range foreignForms {
		out[i] = regexp.MustCompile(`^(?:` + foreignForms[i].pattern + `)`)
	}
	return out
})

// foreignStatement is what is said of a statement that begins at an offset of a
// text, and where what belongs to it ends; nil when no form fits.
func foreignStatement(src *diag.Source, start int) (d *diag.Diagnostic, end int) {
	text := src.Text
	word := text[start : start+wordLength(text[start:])]
	own := reserved(word)
	here := text[start:min(len(text), start+longForeign)]
	for i, re := range foreignPatterns() {
		at := re.FindStringSubmatchIndex(here)
		form := &foreignForms[i]
		if at == nil || own && !strings.Contains(form.pattern, word) { // a word of Geo's begins what it begins
			continue
		}
		end = start + at[1]
		f := &foreignText{above: src.Before(start), below: text[end:]}
		fix := string(re.ExpandString(nil, form.fix, here, at))
		if form.mend != nil {
			fix = form.mend(f, submatches(here, at))
		}
		if form.exact && (fix == "" || firstMistake(fix, nil) != nil) {
			continue
		}
		d = diag.New(CodeForeign, diag.Span{Source: src, Start: start, End: start + firstLine(here[:at[1]])},
			string(re.ExpandString(nil, form.message, here, at)))
		if len(at) > 3 && at[2] >= 0 && form.mend != nil && snake.MatchString(here[at[2]:at[3]]) && !strings.Contains(fix, here[at[2]:at[3]]) { // my_func
			name := here[at[2]:at[3]]
			d.Message = strings.ReplaceAll(d.Message, name, inOneWord(name))
			d.WithNote("names have no underscore, which begins indices")
		}
		whole := diag.Span{Source: src, Start: start, End: end + f.used}
		switch {
		case form.drops:
			d.WithFixNote(whole, "", "without this line")
		case fix != "" && firstMistake(fix, nil) == nil:
			d.WithFix(whole, fix)
		}
		end = whole.End
		if form.block {
			end += deeper(text[end:], indentOf(text, start))
		}
		return d, end
	}
	return nil, 0
}

// wordLength is the length of the word that a text begins with.
func wordLength(text string) int {
	n := 0
	for n < len(text) && (isASCIILetter(text[n]) || isDigit(text[n])) {
		n++
	}
	return n
}

// submatches are the texts of a match's groups.
func submatches(text string, at []int) []string {
	out := make([]string, len(at)/2)
	for k := range out {
		if at[2*k] >= 0 {
			out[k] = text[at[2*k]:at[2*k+1]]
		}
	}
	return out
}

// firstLine is the length of a text's first line, without the spaces at its end.
func firstLine(text string) int {
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		text = text[:n]
	}
	return len(strings.TrimRight(text, " \t\r"))
}

// indentOf is how far the line of an offset is indented.
func indentOf(text string, at int) int {
	line := text[strings.LastIndexByte(text[:at], '\n')+1:]
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

// deeper is how much of a text, from the end of a line on, is indented deeper
// than that line.
func deeper(text string, indent int) int {
	end := 0
	for end < len(text) && text[end] == '\n' {
		line, _, _ := strings.Cut(text[end+1:], "\n")
		if strings.TrimSpace(line) == "" || indentOf(line, 0) <= indent {
			break
		}
		end += 1 + len(line)
	}
	return end
}

// foreignForm reports the statement from token start on as one of another system,
// in place of whatever was said of it.
func (p *parser) foreignForm(start int) bool {
	if p.single {
		return false
	}
	at := p.toks[start].Pos.Offset
	d, end := foreignStatement(p.src, at)
	if d == nil {
		return false
	}
	p.unsay(at, end)
	p.failure, p.failPos = d, start
	p.passed = max(p.passed, end)
	return true
}

// unsay takes back what was reported from one offset to another.
func (p *parser) unsay(from, to int) {
	kept := p.errs[:0]
	for _, d := range p.errs {
		if d.Span.Start < from || d.Span.Start >= to {
			kept = append(kept, d)
		}
	}
	p.errs = kept
}

// Foreign is what is said of an expression that stands as a statement and is one
// of another system, or nil.
func Foreign(s *ExprStmt) *diag.Diagnostic {
	sp := s.Span()
	if sp.Source == nil {
		return nil
	}
	if d, _ := foreignStatement(sp.Source, sp.Start); d != nil {
		return d
	}
	return misspeltWord(sp)
}

// ForeignStatement is what is said of a statement that reads, and in which a name is not bound since all of it is
// written as in another system; nil where it is none, and where nothing can be written for it.
func ForeignStatement(s Stmt) *diag.Diagnostic {
	sp := s.Span()
	if sp.Source == nil {
		return nil
	}
	d, end := foreignStatement(sp.Source, sp.Start)
	if d == nil || len(d.Fixes) == 0 || strings.TrimSpace(sp.Source.Text[min(end, sp.End):sp.End]) != "" {
		return nil
	}
	return d
}

// misspeltWord is what is said of a statement whose first word is nearly one of
// the language, where it can be read with that; nil otherwise.
func misspeltWord(sp diag.Span) *diag.Diagnostic {
	text := sp.Text()
	n := wordLength(text)
	if n == 0 || n >= len(text) || text[n] != ' ' && text[n] != '\t' {
		return nil
	}
	word := strings.ToLower(text[:n])
	if !reserved(word) || kindOf(word) == nil {
		word = diag.Nearest(word, StatementWords())
	}
	if word == "" || firstMistake(word+text[n:], nil) != nil {
		return nil
	}
	at := diag.Span{Source: sp.Source, Start: sp.Start, End: sp.Start + n}
	return diag.New(CodeUnexpected, at, "`"+clip(text[:n])+"` begins no statement; did you mean `"+word+"`").WithFix(at, word)
}

// passOver moves behind what belongs to a foreign statement, from token p.pos on.
func (p *parser) passOver() {
	from := p.tok().Pos.Offset
	for p.tok().Type != kindEOF && p.tok().Pos.Offset < p.passed {
		p.readName()
		p.pos++
	}
	p.unsay(from, p.passed)
}

// readName notes the name at this place as one of a statement that is not read.
func (p *parser) readName() {
	if t := p.tok(); t.Type == kindName {
		p.unread = append(p.unread, p.lostName(t))
	}
}

func (p *parser) lostName(t *lexer.Token) Ident {
	return Ident{p.at(t.Pos.Offset, tokEnd(t)), Canonical(t.Value), t.Value}
}

// chartAbove are the charts that a text declares, by name, and the coordinates
// of the last one.
func chartAbove(text string) (names []string, coords string) {
	for _, m := range chartLine().FindAllStringSubmatch(text, -1) {
		names, coords = append(names, m[1]), m[2]
	}
	return names, coords
}

var chartLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^[ \t]*chart[ \t]+([A-Za-z]\w*)[ \t]*\(([^()\n]*)\)`)
})

// openFunction is a function without a body, of the time or else the first coordinate above.
func openFunction(f *foreignText, m []string) string {
	if reserved(m[1]) {
		return ""
	}
	_, coords := chartAbove(f.above)
	of := "t"
	if cs := names(coords); len(cs) > 0 && !slices.Contains(cs, "t") {
		of = cs[0]
	}
	return "fn " + m[1] + "(" + of + ")"
}

// chartOf is a chart's declaration with these coordinates, by a name that none
// of them has.
func chartOf(coords []string) string {
	for _, c := range []string{"c", "theta", "U"} {
		free := true
		for _, x := range coords {
			if len(x) == 0 || !isASCIILetter(x[0]) || strings.ContainsRune(x, '_') {
				return ""
			}
			free = free && x != c
		}
		if free {
			return "chart " + c + "(" + strings.Join(coords, ", ") + ")"
		}
	}
	return ""
}

// names are the words of a list that commas or spaces part.
func names(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// oneLess is one less than a bound, as a range's end.
func oneLess(n string) string {
	if k, err := strconv.Atoi(n); err == nil {
		return strconv.Itoa(k - 1)
	}
	if regexp.MustCompile(`^\w+$`).MatchString(n) {
		return n + "-1"
	}
	return "(" + n + ")-1"
}

// lines are the lines of a block that say something, without their indentation.
func lines(block string) []string {
	var out []string
	for l := range strings.SplitSeq(block, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, strings.TrimRight(l, ";"))
		}
	}
	return out
}
