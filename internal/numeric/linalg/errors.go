package linalg

// What can be wrong with a matrix: singular, asymmetric, indefinite, complex
// eigenvalues, not finite.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Singular reports that a matrix has no inverse to working precision.
type Singular struct {
	N, Rank int
	Kernel  [][]float64 // an orthonormal basis of the kernel
	RCond   float64     // smallest over largest singular value
}

// Error is the rank in words.
func (e *Singular) Error() string { return fmt.Sprintf("singular: rank %d of %d", e.Rank, e.N) }

// Complex reports a complex pair among eigenvalues that should be real.
type Complex struct{ Re, Im float64 }

// Error shows the pair.
func (e *Complex) Error() string {
	return fmt.Sprintf("complex eigenvalues %s ± %s i", number.Text(e.Re), number.Text(e.Im))
}

// Asymmetric reports an entry that differs from its mirror image. I < J.
type Asymmetric struct {
	I, J    int
	IJ, JI  float64
	Metric  bool // the metric, not H
	Largest float64
}

// Error shows the two entries, 1-based.
func (e *Asymmetric) Error() string {
	return fmt.Sprintf("asymmetric: %s = %s, %s = %s", number.Position(e.I, e.J), number.Text(e.IJ), number.Position(e.J, e.I), number.Text(e.JI))
}

// Indefinite reports a metric with a negative eigenvalue where a definite one
// is needed.
type Indefinite struct {
	Negative, Positive int // of how many eigenvalues
	Least              float64
}

// Error is the signature in words.
func (e *Indefinite) Error() string {
	return fmt.Sprintf("indefinite: %d negative and %d positive eigenvalues", e.Negative, e.Positive)
}

// KernelMismatch reports that H does not vanish on the kernel of G.
type KernelMismatch struct {
	Rank, N  int
	Vector   []float64 // a unit vector of ker G
	Residual float64   // |H v|
	Scale    float64   // the largest |H_ij|
}

// Error says by how much.
func (e *KernelMismatch) Error() string {
	return fmt.Sprintf("H does not vanish on the kernel of G: |H v| = %s", number.Text(e.Residual))
}

// NotFinite reports a NaN or an infinity among the entries.
type NotFinite struct {
	I, J  int
	Value float64
}

// Error shows the entry, 1-based.
func (e *NotFinite) Error() string {
	return fmt.Sprintf("entry %s is %s", number.Position(e.I, e.J), number.Text(e.Value))
}

// NoConvergence reports a QR iteration that failed.
type NoConvergence struct{}

// Error says so.
func (e *NoConvergence) Error() string { return "the eigenvalue iteration did not converge" }
