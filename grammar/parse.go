package grammar

import "github.com/seed2d4d80ff/geo/interp/diag"

// Parse reads a script or a library module. The file is returned even when
// there are errors; it then holds the statements that were understood.
func Parse(src *diag.Source) (*File, diag.List) { return ParseWith(src, Limits{}) }

// ParseWith is Parse under given limits; zero fields mean the defaults.
func ParseWith(src *diag.Source, lim Limits) (*File, diag.List) {
	return &File{Source: src}, nil
}

// ParseLine reads what a session typed: as Parse, where an assertion about
// lines above does not apply. Ask Incomplete first whether more is to come.
func ParseLine(src *diag.Source) (*File, diag.List) { return Parse(src) }

// ParseExpr reads one expression, for geo eval.
func ParseExpr(src *diag.Source) (Expr, diag.List) { return nil, nil }

// Incomplete reports whether text stops in the middle: an open bracket or
// block, or an operator or comma at its end.
func Incomplete(text string) bool { return false }
