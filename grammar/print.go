package grammar

// Format is the source in canonical layout, for geo fmt.
func Format(f *File) string { return f.Source.Text }

// ExprString is an expression in canonical spacing, on one line.
func ExprString(e Expr) string {
	if e == nil {
		return ""
	}
	return e.Span().Text()
}
