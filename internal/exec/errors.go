package exec

// Errors of solvers and linear algebra in the words of the program, with their
// codes.

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/numeric/solve"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// denseError refuses a second derivative that would be formed in full.
func denseError(what string, limit int) error {
	d := diag.New(CodeLimit, diag.Span{}, fmt.Sprintf("%s; the limit for a dense matrix is %d", what, limit))
	d.WithNote("products with vectors need no matrix: contract with v^j")
	d.WithFixNote(diag.Span{}, "eig(H, G, top: k)", "for the extreme eigenvalues")
	d.WithFixNote(diag.Span{}, "v^j H_ij", "for its action on a vector")
	return d
}

// DerivativeError is the diagnostic of a derivative that does not exist, nil for
// other errors of a graph.
func DerivativeError(g *graph.Graph, err error) error {
	var no *graph.NoDerivative
	if !errors.As(err, &no) {
		return nil
	}
	return diag.New(CodeDerivative, g.Origin(no.Node), no.Why)
}

// nameOf is how a matrix was written: a bound name or a short expression.
func (m *Machine) nameOf(n *graph.Node, otherwise string) string {
	for {
		if s := n.Name(); s != "" {
			return s
		}
		if t := m.origin(n).Text(); t != "" && len(t) <= 24 {
			return t
		}
		if !n.Wraps() && n.Op() != graph.OpAt {
			return otherwise
		}
		n = n.Args()[0]
	}
}

// eigError puts a failure of an eigenproblem into the field's words.
func (r *run) eigError(err error, n *graph.Node) error {
	h, g := r.m.nameOf(n.Args()[0], "H"), "G"
	if len(n.Args()) > 1 {
		g = r.m.nameOf(n.Args()[1], "G")
	}
	at := r.m.origin(n)
	var (
		sing   *linalg.Singular
		indef  *linalg.Indefinite
		asym   *linalg.Asymmetric
		cplx   *linalg.Complex
		kernel *linalg.KernelMismatch
	)
	switch {
	case errors.As(err, &sing):
		d := diag.New(CodeSingular, at, fmt.Sprintf("degenerate metric: rank %d of %d", sing.Rank, sing.N))
		kernelNotes(d, sing.Kernel)
		text := fmt.Sprintf("eig(%s, %s", h, g)
		if t := at.Text(); strings.HasPrefix(t, "eig") && strings.HasSuffix(t, ")") {
			text = t[:len(t)-1] // the call's own words
		}
		return d.WithFixNote(at, text+", range: true)", "on the range of the metric")
	case errors.As(err, &indef):
		d := diag.New(CodeSingular, at, fmt.Sprintf("eig(H, G) needs a definite metric; this one has %d negative and %d positive directions", indef.Negative, indef.Positive))
		return d.WithFixNote(at, fmt.Sprintf("eig(raise(%s, %s))", h, g), "the eigenvalues of the linear map, real where they are")
	case errors.As(err, &asym):
		what := h
		if asym.Metric {
			what = g
		}
		d := diag.New(CodeAsymmetric, at, fmt.Sprintf("%s is not symmetric: component %s is %s, %s is %s",
			what, number.Position(asym.I, asym.J), number.Text(asym.IJ), number.Position(asym.J, asym.I), number.Text(asym.JI)))
		if !asym.Metric {
			d.WithFix(at, fmt.Sprintf("eig(raise(%s, %s))", h, g))
		}
		return d
	case errors.As(err, &cplx):
		d := diag.New(CodeComplex, at, fmt.Sprintf("complex eigenvalues %s ± %s i", number.Text(cplx.Re), number.Text(cplx.Im)))
		text := fmt.Sprintf("ceig(%s)", h)
		if t := at.Text(); strings.HasPrefix(t, "eig(") {
			text = "c" + t
		}
		return d.WithFixNote(at, text, "real and imaginary parts")
	case errors.As(err, &kernel):
		d := diag.New(CodeKernel, at, fmt.Sprintf("%s does not vanish on the kernel of %s, so it is not defined on the range: |%s v| = %s", h, g, h, number.Text(kernel.Residual)))
		return d.WithNote("with v = " + number.Vector(kernel.Vector) + fmt.Sprintf("; the metric has rank %d of %d", kernel.Rank, kernel.N))
	}
	return spanned(translate(err), at)
}

func kernelNotes(d *diag.Diagnostic, kernel [][]float64) {
	for i, v := range kernel {
		if i == 3 {
			d.WithNote(fmt.Sprintf("and %d more directions", len(kernel)-i))
			break
		}
		d.WithNote("kernel: " + number.Vector(v))
	}
}

// translate gives the typed errors of solvers and linear algebra their codes.
func translate(err error) error {
	var (
		dg    *diag.Diagnostic
		list  diag.List
		sing  *linalg.Singular
		indef *linalg.Indefinite
		cplx  *linalg.Complex
		asym  *linalg.Asymmetric
		nan   *linalg.NotFinite
		slow  *solve.NoConvergence
		nanF  *solve.NotFinite
		notPD *solve.NotDefinite
		noMin *solve.NoMinimum
		noEst *solve.NoEstimate
		noQR  *linalg.NoConvergence
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &dg), errors.As(err, &list):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return cancelled(err)
	case errors.As(err, &sing):
		d := diag.New(CodeSingular, diag.Span{}, fmt.Sprintf("a singular matrix has no inverse: rank %d of %d", sing.Rank, sing.N))
		kernelNotes(d, sing.Kernel)
		return d
	case errors.As(err, &indef):
		return diag.New(CodeSingular, diag.Span{}, fmt.Sprintf("a definite metric is needed; this one has %d negative and %d positive directions", indef.Negative, indef.Positive))
	case errors.As(err, &cplx):
		return diag.New(CodeComplex, diag.Span{}, fmt.Sprintf("complex eigenvalues %s ± %s i", number.Text(cplx.Re), number.Text(cplx.Im))).
			WithFixNote(diag.Span{}, "ceig(…)", "real and imaginary parts")
	case errors.As(err, &asym):
		return diag.New(CodeAsymmetric, diag.Span{}, err.Error())
	case errors.As(err, &nan):
		return diag.New(CodeDomain, diag.Span{}, fmt.Sprintf("component %s of the matrix is %s", number.Position(nan.I, nan.J), number.Text(nan.Value)))
	case errors.As(err, &nanF):
		return diag.New(CodeDomain, diag.Span{}, fmt.Sprintf("the function is %s at %s", number.Text(nanF.Value), number.Vector(nanF.At)))
	case errors.As(err, &noMin):
		return diag.New(CodeNoMinimum, diag.Span{}, err.Error())
	case errors.As(err, &slow), errors.As(err, &noEst), errors.As(err, &notPD), errors.As(err, &noQR):
		return diag.New(CodeConvergence, diag.Span{}, err.Error())
	}
	return diag.New(CodeInternal, diag.Span{}, err.Error())
}
