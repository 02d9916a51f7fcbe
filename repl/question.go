package repl

// Questions: ?name, ??name, ?"words".

import (
	"strings"

	"github.com/seed2d4d80ff/geo/docs"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// question answers ?name with its documentation, ??name with its text, ?"words" with
// what is about them.
func (r *REPL) question(line string) {
	name := strings.TrimSpace(strings.TrimLeft(line, "?"))
	switch {
	case name == "":
		r.help("")
	case strings.HasPrefix(line, "??"):
		text, ok := r.Session.Source(name)
		if !ok {
			r.complain("there is no text of " + name + r.meant(name))
			return
		}
		r.say(strings.TrimRight(text, "\n") + "\n")
	case name[0] == '"':
		r.search(strings.Trim(name, `"`))
	default:
		r.help(name)
	}
}

// meant is a name like one that is not there, as the end of a sentence.
func (r *REPL) meant(name string) string {
	if near := diag.Nearest(name, r.Session.Words()); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// mostPages is how many parts of the manual a search lists before the functions.
const mostPages = 5

// search lists what has all the words, best first: parts of the manual, then functions and words. ? explains either by
// its name.
func (r *REPL) search(words string) {
	list := r.Session.Search(words)
	pages := docs.Search(words)
	if len(list)+len(pages) == 0 {
		r.complain("nothing is about " + words)
		return
	}
	for _, p := range pages[:min(len(pages), mostPages)] {
		r.say(p.Name + "  " + p.Title + "\n")
	}
	const most = 12
	for _, f := range list[:min(len(list), most)] {
		r.say(f.Name + "  " + f.What + "\n")
	}
	if len(list) > most {
		r.complain("and more: fewer are about more words")
	}
}
