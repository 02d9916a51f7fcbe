package diag

// Diagnostics drawn for people: source lines, underlines, notes, fixes ready to
// paste.

import (
	"io"
	"sort"
	"strings"
	"unicode/utf8"
)

// RenderOptions say how Render writes.
type RenderOptions struct {
	Color bool // with terminal colours
}

// Render writes diagnostics for people: for each the one-line form, the source
// lines with the places underlined, notes, and fixes as lines to paste.
func Render(w io.Writer, list List, opt RenderOptions) error {
	var b strings.Builder
	for _, d := range list {
		if d == nil {
			continue
		}
		r := renderer{b: &b, color: opt.Color}
		r.diagnostic(d)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type renderer struct {
	b      *strings.Builder
	color  bool
	gutter int
}

// Colours of the terminal.
const (
	bold    = "\x1b[1m"
	red     = "\x1b[31m"
	yellow  = "\x1b[33m"
	green   = "\x1b[32m"
	blue    = "\x1b[34m"
	neutral = "\x1b[0m"
)

// in writes text in a colour. All text of a diagnostic comes here, but for a
// source's lines, which are drawn by their cells.
func (r *renderer) in(color, text string) {
	text = clean(text)
	if r.color && color != "" && text != "" {
		r.b.WriteString(color + text + neutral)
		return
	}
	r.b.WriteString(text)
}

// mark is a place on one line, in cells.
type mark struct {
	from, to int
	sign     byte
	text     string
}

// place is a span to be shown.
type place struct {
	span    Span
	text    string
	primary bool
}

func (r *renderer) diagnostic(d *Diagnostic) {
	tint := red
	if d.Severity == Warning {
		tint = yellow
	}
	r.in(bold, d.Line())
	r.b.WriteByte('\n')
	var places []place
	if !d.Span.IsZero() {
		places = append(places, place{d.Span, d.Label, true})
	}
	for _, l := range d.Labels {
		if !l.Span.IsZero() {
			places = append(places, place{l.Span, l.Text, false})
		}
	}
	r.gutter = 1
	for _, p := range places {
		line, _ := p.span.Position()
		r.gutter = max(r.gutter, len(itoa(line)))
	}
	r.places(places, tint)
	for _, n := range d.Notes {
		r.lines("note: ", n)
	}
	for _, f := range d.Fixes {
		r.fix(f)
	}
}

// places shows spans, those of one line together, in order of lines; the
// source of the diagnostic comes first.
func (r *renderer) places(places []place, tint string) {
	type group struct {
		src  *Source
		line int
		all  []place
	}
	var groups []*group
	for _, p := range places {
		line, _ := p.span.Position()
		var g *group
		for _, h := range groups {
			if h.src == p.span.Source && h.line == line {
				g = h
			}
		}
		if g == nil {
			g = &group{p.span.Source, line, nil}
			groups = append(groups, g)
		}
		g.all = append(g.all, p)
	}
	sort.SliceStable(groups, func(i, j int) bool {
		a, b := groups[i], groups[j]
		return a.src == b.src && a.line < b.line
	})
	for i, g := range groups {
		if i > 0 && groups[i-1].src != g.src {
			r.margin("")
			r.in(blue, "--> "+g.all[0].span.String())
			r.b.WriteByte('\n')
		} else if i > 0 && groups[i-1].line+1 < g.line {
			r.margin("")
			r.b.WriteString("…\n")
		}
		r.group(g.src, g.line, g.all, tint)
	}
}

// margin writes the gutter with a line number or without.
func (r *renderer) margin(number string) {
	r.in(blue, " "+strings.Repeat(" ", r.gutter-len(number))+number+" | ")
}

// lineCells is the most of a line that is shown.
const lineCells = 120

func (r *renderer) group(src *Source, line int, all []place, tint string) {
	start, end := src.lineRange(line)
	start, end = near(src.Text, start, end, all[0].span.Start)
	drawn := cells(src.Text[start:end])
	marks := make([]mark, 0, len(all))
	for _, p := range all {
		m := mark{sign: '-', text: p.text}
		if p.primary {
			m.sign = '^'
		}
		m.from = cellAt(drawn, p.span.Start-start)
		m.to = cellAt(drawn, min(p.span.End, end)-start)
		if m.to <= m.from {
			m.to = m.from + 1
		}
		marks = append(marks, m)
	}
	drawn, shift, cut := window(drawn, marks)
	r.margin(itoa(line))
	for _, c := range drawn {
		r.b.WriteString(c.text)
	}
	if cut {
		r.b.WriteString("…")
	}
	r.b.WriteByte('\n')
	for i := range marks {
		marks[i].from -= shift
		marks[i].to -= shift
		marks[i].to = max(marks[i].from+1, min(marks[i].to, lineCells+1))
	}
	r.underline(marks, tint)
}

// near cuts a line of many bytes to some around a place, between characters.
func near(text string, start, end, at int) (int, int) {
	const before, most = 1000, 4000
	if end-start <= most {
		return start, end
	}
	from := max(start, min(at, end)-before)
	to := min(end, from+most)
	for from > start && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < end && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}

// cellAt is the column, in cells from 0, of a byte offset in a line.
func cellAt(drawn []cell, offset int) int {
	n := 0
	for _, c := range drawn {
		if c.offset >= offset {
			break
		}
		n += c.width
	}
	return n
}

// window cuts a long line to the part around its first mark.
func window(drawn []cell, marks []mark) (out []cell, shift int, cut bool) {
	total := 0
	for _, c := range drawn {
		total += c.width
	}
	if total <= lineCells {
		return drawn, 0, false
	}
	first := marks[0].from
	if first < lineCells*2/3 {
		first = 0
	} else {
		first -= lineCells / 3
	}
	n, skipped := 0, 0
	for _, c := range drawn {
		switch {
		case n < first:
			skipped += c.width
		case n+c.width <= first+lineCells:
			out = append(out, c)
		default:
			cut = true
		}
		n += c.width
	}
	if skipped > 0 {
		out = append([]cell{{"…", 1, 0}}, out...)
		skipped--
	}
	return out, skipped, cut
}

// underline draws the marks of a line, carets first, and their words: the
// rightmost beside its mark, others each on a line below.
func (r *renderer) underline(marks []mark, tint string) {
	width := 0
	for _, m := range marks {
		width = max(width, m.to)
	}
	row := make([]byte, width)
	for i := range row {
		row[i] = ' '
	}
	for k := len(marks) - 1; k >= 0; k-- { // the primary is first and wins
		for i := max(0, marks[k].from); i < marks[k].to; i++ {
			row[i] = marks[k].sign
		}
	}
	last := -1
	for k, m := range marks {
		if last < 0 || m.to > marks[last].to {
			last = k
		}
	}
	r.margin("")
	for i := 0; i < len(row); {
		j := i
		for j < len(row) && row[j] == row[i] {
			j++
		}
		switch row[i] {
		case '^':
			r.in(tint, string(row[i:j]))
		case '-':
			r.in(blue, string(row[i:j]))
		default:
			r.b.WriteString(string(row[i:j]))
		}
		i = j
	}
	if marks[last].text != "" {
		r.in("", " "+marks[last].text)
	}
	r.b.WriteByte('\n')
	for k, m := range marks {
		if k != last && m.text != "" {
			r.margin("")
			r.in("", strings.Repeat(" ", max(0, m.from))+m.text+"\n")
		}
	}
}

// lines writes text behind a heading, continued lines aligned.
func (r *renderer) lines(heading, text string) {
	for i, l := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if i == 0 {
			r.b.WriteString("  ")
			r.in(green, heading)
		} else {
			r.b.WriteString("  " + strings.Repeat(" ", utf8.RuneCountInString(heading)))
		}
		r.in("", l)
		r.b.WriteByte('\n')
	}
}

// fix writes the lines that a fix makes of the source, ready to paste.
func (r *renderer) fix(f Fix) {
	heading := "fix: "
	if f.Note != "" {
		heading = "fix, " + strings.TrimPrefix(f.Note, "fix ") + ": "
	}
	if lines := f.Lines(); len(lines) <= longestFix {
		r.lines(heading, lines)
	}
}

// longestFix is the most text that a fix shows; what is longer helps nobody.
const longestFix = 4000

// Lines is what the fix makes of the source lines it touches, with the line it
// puts above them; of a very long line, the replacement alone.
func (f Fix) Lines() string {
	text := f.Replace
	if src := f.Span.Source; src != nil {
		first, _ := src.Position(f.Span.Start)
		last, _ := src.Position(f.Span.End)
		start, _ := src.lineRange(first)
		_, end := src.lineRange(last)
		s, e := max(start, f.Span.Start), max(f.Span.Start, min(f.Span.End, len(src.Text)))
		end = max(end, e)
		n := s - start + len(f.Replace) + end - e
		if n <= 2*lineCells || len(strings.TrimSpace(f.Replace)) <= 1 && n <= 8*lineCells {
			text = dedent(src.Text[start:s] + f.Replace + src.Text[e:end])
		}
	}
	if f.Above != "" {
		return f.Above + "\n" + text
	}
	return text
}

// dedent drops the first line's indentation from all lines.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	for len(lines) > 1 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for i := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(lines[i], indent), " \t\r")
	}
	return strings.Join(lines, "\n")
}

// clean is text of a diagnostic as it is shown.
func clean(text string) string {
	return strings.ReplaceAll(Visible(text), "\t", strings.Repeat(" ", tabCells))
}
