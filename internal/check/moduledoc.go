package check

// Documentation of library modules, from their comments: gallery, gallery.kerr.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

// ModuleDoc is what a library module says of itself ("gallery") or of one of
// its definitions ("gallery.kerr"): the comment, and the names or the text.
func ModuleDoc(name string) (string, bool) {
	module, member, one := strings.Cut(name, ".")
	text, err := stdlib.FS.ReadFile(module + ".geo")
	if err != nil {
		return "", false
	}
	p := scanPieces(&diag.Source{Name: module + ".geo", Text: string(text)})
	if p == nil {
		return "", false
	}
	var b strings.Builder
	if one {
		k, ok := p.byName[member]
		if !ok {
			return "", false
		}
		pc := p.all[k]
		b.WriteString(pc.Comment())
		body, _, _ := strings.Cut(p.source.Text[pc.Body:pc.End], "\n#")
		b.WriteString("\n" + strings.TrimRight(body, "\n") + "\n")
		return strings.TrimLeft(b.String(), "\n"), true
	}
	b.WriteString(p.comment)
	b.WriteByte('\n')
	column := 0
	for _, n := range p.names() {
		if column > 0 && column+len(n) > 76 {
			b.WriteByte('\n')
			column = 0
		} else if column > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(n)
		column += len(n) + 1
	}
	b.WriteByte('\n')
	return b.String(), true
}

// Member is a definition of a library module.
type Member struct{ Name, Doc string } // gallery.kerr

// Members are the definitions of the library's modules that are asked for by the
// module's name, with their comments.
func Members() []Member {
	var out []Member
	for _, module := range moduleNames() {
		text, err := stdlib.FS.ReadFile(module + ".geo")
		if err != nil {
			continue
		}
		p := scanPieces(&diag.Source{Name: module + ".geo", Text: string(text)})
		if p == nil {
			continue
		}
		for _, name := range p.names() {
			if LibraryFn(name) == nil {
				out = append(out, Member{module + "." + name, p.all[p.byName[name]].Comment()})
			}
		}
	}
	return out
}
