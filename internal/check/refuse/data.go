package refuse

// Refusals of data statements that name a file and not how it is read, and of data that are imported.

import (
	"path"
	"slices"
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

// alike are endings of files that are not written, and what is written instead.
var alike = map[string]string{
	".jpg": ".png", ".jpeg": ".png", ".gif": ".png", ".bmp": ".png", ".tif": ".png", ".tiff": ".png", ".webp": ".png", ".ps": ".pdf", ".eps": ".pdf",
	".xlsx": ".csv", ".xls": ".csv", ".tsv": ".csv", ".dat": ".csv", ".parquet": ".csv", ".npz": ".npy", ".h5": ".npy", ".hdf5": ".npy", ".mat": ".npy", ".pkl": ".npy",
}

// NotWritten refuses a file that a statement may not write, and offers one of its name in the program's folder, of a
// kind that is written.
func NotWritten(code string, x *grammar.String, message string, endings []string) *diag.Diagnostic {
	d := diag.New(code, x.Span(), message)
	name := path.Base(strings.ReplaceAll(x.Value, `\`, "/"))
	end := path.Ext(name)
	stem, as := strings.TrimSuffix(name, end), strings.ToLower(end)
	if to, ok := alike[as]; ok {
		as = to
	}
	if stem == "" || stem == "." || stem == "/" || strings.ContainsAny(stem, `:"`) || !slices.Contains(endings, as) {
		return d
	}
	return d.WithFix(x.Span(), `"`+stem+as+`"`)
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
