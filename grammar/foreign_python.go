package grammar

// Statements of Python, Julia and Mathematica: functions with choices, loops over two lists, prints, plots within prints.

import (
	"regexp"
	"strings"
)

// pythonForms are statements with blocks, and prints.
var pythonForms = []foreignForm{
	{pattern: `@show\b[ ]*([^\n]+)`, message: "what is to be seen is printed: print e", fix: "print $1"},
	{pattern: `@(?:test|assert)\b[ ]*([^\n]+)`, message: "a condition is held by assert", fix: "assert $1"},
	{pattern: `for[ \t]+(\w+)[ ]*,[ ]*(\w+)[ \t]+in[ \t]+enumerate\([ ]*(\w+)[ ]*\)[ \t]*:?(?m:$)`, message: "a loop runs over a list; its positions are 1..dim(a)",
		mend: func(f *foreignText, m []string) string {
			return loopOver(f, m[1]+" in 0..dim("+m[3]+")-1", m[2]+" = "+m[3]+"["+m[1]+"+1]")
		}, block: true},
	{pattern: `for[ \t]*\(?[ \t]*(\w+)[ ]*,[ ]*(\w+)[ ]*\)?[ \t]+in[ \t]+zip\([ ]*(\w+)[ ]*,[ ]*(\w+)[ ]*\)[ \t]*:?(?m:$)`, message: "a loop over two lists at once runs over their positions: for k in 1..dim(a)",
		mend: func(f *foreignText, m []string) string {
			k := "k"
			if strings.Contains(m[1]+m[2]+m[3]+m[4], k) {
				k = "pos"
			}
			return loopOver(f, k+" in 1..dim("+m[3]+")", m[1]+" = "+m[3]+"["+k+"]", m[2]+" = "+m[4]+"["+k+"]")
		}, block: true},
	{pattern: `Do\[([^\n]*),[ ]*\{(\w+),[ ]*(?:(\w+),[ ]*)?(\w+)\}[ ]*\]`, message: "a loop runs over a list or a range, both ends included: for k in 1..3 { … }",
		mend: func(_ *foreignText, m []string) string {
			if m[3] == "" {
				m[3] = "1"
			}
			return "for " + m[2] + " in " + m[3] + ".." + m[4] + " { " + plainPrint(m[1]) + " }"
		}},
	{pattern: `(\w+)[ \t]*=[ \t]*(?:(?:jax|np|numpy|torch)\.)?random\.(?:PRNGKey|key|default_rng|RandomState|seed|manual_seed)\([^\n]*\)`, message: seedWord, drops: true},
	{pattern: `(?:print|println)[ \t]*\(?[ \t]*plot[ \t]*\(([^\n]*?)\)\)?[ \t]*(?m:$)`, message: "a plot is a statement of its own, over a variable or two: plot e for u in list",
		mend: func(f *foreignText, m []string) string { return plotAbove(f.above, strings.TrimSpace(m[1])) }},
	{pattern: `print[ \t]*\(([^\n]*,[^\n]*)\)[ \t]*(?m:$)`, message: "print takes texts and values in a row, without brackets: print a, b", mend: printedRow, exact: true},
}

// loopOver is a loop whose block, the deeper lines below, begins with definitions.
func loopOver(f *foreignText, head string, first ...string) string {
	body := f.take()
	ls := lines(body)
	if len(ls) == 0 {
		return ""
	}
	for i := range ls {
		ls[i] = plainPrint(ls[i])
	}
	return "for " + head + " {\n    " + strings.Join(append(first, ls...), "\n    ") + "\n}"
}

// plainPrint is a print without brackets.
func plainPrint(line string) string {
	if m := regexp.MustCompile(`^(?:print|Print|println)[ ]*([(\[])(.*)([)\]])$`).FindStringSubmatch(strings.TrimSpace(line)); m != nil && paired(m[2]) {
		return "print " + m[2]
	}
	return line
}

// paired reports a text in which brackets open before they close, and close.
func paired(text string) bool {
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// printedRow is print(a, b) without its brackets, and without sep= and end=.
func printedRow(_ *foreignText, m []string) string {
	if !paired(m[1]) {
		return ""
	}
	var out []string
	for _, part := range parted(m[1]) {
		if !regexp.MustCompile(`^(?:end|sep|flush|file)[ ]*=[^=]`).MatchString(part) {
			out = append(out, part)
		}
	}
	return "print " + strings.Join(out, ", ")
}

// plotAbove is a plot of a name that is defined above: a function, or a field over
// the last chart.
func plotAbove(above, name string) string {
	if !regexp.MustCompile(`^\w+$`).MatchString(name) {
		return ""
	}
	if functionAbove(above, name) {
		return "plot " + name + "(u) for u in linspace(0, 1, 100)"
	}
	cs, coords := chartAbove(above)
	if len(cs) != 1 || !regexp.MustCompile(`(?m)^[ \t]*`+name+`[ \t]*=`).MatchString(above) {
		return ""
	}
	switch len(names(coords)) {
	case 1:
		return "plot " + name + " @ " + cs[0] + "(u) for u in linspace(0, 1, 100)"
	case 2:
		return "plot " + name + " @ " + cs[0] + "(u, v) over (u in linspace(0, 1, 40), v in linspace(0, 1, 40))"
	default:
		return ""
	}
}

// choices is the body of a function of Python as Geo's: definitions, and at the end an
// if with a return in each branch, which is one choice; "" where it is none.
func choices(ls []string) (first []string, result string) {
	branch := regexp.MustCompile(`^(?:if|elif)\b[ ]*([^:]*):[ ]*(?:return[ ]+(.+))?$`)
	closed := ""
	for len(ls) > 0 {
		line := strings.TrimSpace(ls[0])
		ls = ls[1:]
		m := branch.FindStringSubmatch(line)
		switch {
		case m != nil:
			value := m[2]
			if value == "" && len(ls) > 0 {
				value, ls = strings.TrimPrefix(strings.TrimSpace(ls[0]), "return "), ls[1:]
			}
			result += "if " + strings.TrimSpace(m[1]) + " then " + value + " else "
		case line == "else:":
		case strings.HasPrefix(line, "else:"):
			closed = strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(line, "else:")), "return ")
		case strings.HasPrefix(line, "return"):
			closed = strings.TrimSpace(strings.TrimPrefix(line, "return"))
		case result == "":
			first = append(first, line)
		default: // what stands between branches is none of a choice
			return nil, ""
		}
		if closed != "" {
			break
		}
	}
	if result == "" || closed == "" || len(ls) > 0 || strings.Contains(result, "return") {
		return nil, ""
	}
	return first, result + closed
}
