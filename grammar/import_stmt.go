package grammar

// The import statement: import "f.geo" as f, import gallery.

import (
	"path"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// Import: import "f.geo" as f, import gallery.
type Import struct {
	At
	Path   string // "" for a library module
	Module Ident
	As     Ident
}

// Accept implements Stmt.
func (s *Import) Accept(v StmtVisitor) { v.VisitImport(s) }

func (s *Import) children(func(Node)) {}

type importRule struct {
	Path   *lexer.Token `parser:"'import' ( @Text"`
	Module *lexer.Token `parser:"| @Name )"`
	As     *lexer.Token `parser:"( 'as' @Name )?"`
}

var importKind = byRule[importRule](statementFacts{
	word: "import", forms: []string{`import "f.geo" as f`, "import gallery"}, binds: bindsLast, nameNext: true,
	does:    "Brings a library module, or a file beside the script, as a name with members.",
	example: "import gallery\nprint gallery.schwarzschild(1)[t,t]",
})

func (r *importRule) tree(p *parser, start int) Stmt {
	s := &Import{At: p.at(start, p.readEnd())}
	var ok bool
	if r.Path != nil {
		if s.Path, ok = p.unquote(r.Path); !ok {
			return nil
		}
		if r.As == nil {
			stem, ok := moduleName(s.Path)
			if !ok {
				p.failAt(CodeForm, p.tokSpan(r.Path), "this file's name is no name of the language; say what to call the module").
					WithFix(p.span(p.readEnd(), p.readEnd()), " as m")
				return nil
			}
			s.As = Ident{At{p.tokSpan(r.Path)}, stem, stem}
		}
	} else {
		if s.Module, ok = p.identOf(*r.Module); !ok {
			return nil
		}
		s.As = s.Module
	}
	if r.As != nil {
		if s.As, ok = p.identOf(*r.As); !ok {
			return nil
		}
	}
	return s
}

// moduleName is the name that a file's path gives to a module.
func moduleName(file string) (string, bool) {
	stem := strings.TrimSuffix(path.Base(strings.ReplaceAll(file, `\`, "/")), path.Ext(file))
	if stem == "" || reserved(stem) || stem == "d" || stem == "nabla" {
		return "", false
	}
	for i, r := range stem {
		if !isLetter(r) && (i == 0 || r < '0' || r > '9') {
			return "", false
		}
	}
	return Canonical(stem), true
}

func (w *writer) VisitImport(s *Import) {
	w.WriteString("import ")
	if s.Path != "" {
		w.quoted(s.Path)
	} else {
		w.WriteString(s.Module.Text)
	}
	if s.Path == "" && s.As.Name != s.Module.Name || s.Path != "" && !s.asPath() {
		w.WriteString(" as " + s.As.Text)
	}
}

// asPath reports whether the module's name is the one its path gives.
func (m *Import) asPath() bool {
	name, ok := moduleName(m.Path)
	return ok && name == m.As.Name
}
