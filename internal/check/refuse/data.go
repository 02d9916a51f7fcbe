package refuse

// Refusals of data statements that name a file and not how it is read, and of data that are imported.

import (
	"path"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// reads is the function that reads a file, by its ending; "" where none does.
func reads(file string) string {
	switch kind := strings.TrimPrefix(path.Ext(file), "."); kind {
	case "csv", "json", "npy", "npz":
		return kind
	case "txt", "dat":
		return "csv"
	default:
		return ""
	}
}

// DataOfText refuses data X = "f.npz".
func DataOfText(at diag.Span, file string) *diag.Diagnostic {
	d := diag.New(CodeData, at, "a data statement says how its file is read: csv(\"f.csv\"), json, npy or npz")
	if by := reads(file); by != "" {
		d.WithFix(at, by+"("+at.Text()+")")
	}
	return d
}

// ReadElsewhere refuses a function that reads a file outside of a data statement, and offers the statement.
func (w Words) ReadElsewhere(fn string, x *grammar.Call) *diag.Diagnostic {
	d := diag.New(CodeData, x.Span(), fn+" reads a file and stands in a data statement only")
	if s, ok := w.Statement.(*grammar.Define); ok && s.Keyword == "" && s.Value == grammar.Expr(x) {
		return d.WithFix(s.Span(), "data "+s.Span().Text())
	}
	name := w.free("X")
	d.Fixes = append(d.Fixes, diag.Fix{Span: x.Span(), Replace: name, Above: "data " + name + " = " + quote.Text(x)})
	return d
}

// IsData reports a file of numbers, which is no module.
func IsData(file string) bool { return reads(file) != "" }

// ImportedData refuses import "f.npz".
func ImportedData(s *grammar.Import) *diag.Diagnostic {
	name := s.As.Text
	if name == "" {
		name = "X"
	}
	return diag.New(CodeImport, s.Span(), "import is for programs; a file of numbers is read by a data statement").
		WithFix(s.Span(), "data "+name+" = "+reads(s.Path)+"(\""+s.Path+"\")")
}
