package exec

// The error codes of what goes wrong while a program runs.

import "github.com/seed2d4d80ff/geo/internal/budget"

// Diagnostic codes of errors met while running.
const (
	CodePoint       = "E0401"              // a point outside its chart, or not built
	CodeDomain      = "E0402"              // a function outside its domain: log of a negative number, division by zero
	CodeSingular    = "E0403"              // a matrix or metric that should be invertible is not
	CodeNoInverse   = "E0404"              // an inverse map is needed and neither written nor remembered
	CodeBadInverse  = "E0405"              // a written inverse does not invert
	CodeComplex     = "E0406"              // complex eigenvalues where real ones are promised
	CodeAsymmetric  = "E0407"              // eig(H, G) of an asymmetric H or G
	CodeKernel      = "E0408"              // range: true, and H does not vanish on the kernel of G
	CodeLimit       = budget.CodeLimit     // a limit on memory, work, time or size
	CodeCancelled   = budget.CodeCancelled // the host cancelled the run
	CodeNoParam     = "E0412"              // a param without a value
	CodeConvergence = "E0413"              // an iteration that did not converge
	CodeNotAValue   = "E0414"              // a field where a number was needed
	CodeDerivative  = "E0415"              // a derivative that a function does not have
	CodeOrder       = "E0462"              // a number is asked of what is known up to an order
	CodeNoMinimum   = "E0420"              // a function that seems to have no minimum
	CodeHostError   = "E0554"              // a host's function gave an error
	CodeReentry     = "E0555"              // a host's function asked the evaluation that it is called by
	CodeInternal    = "E0499"              // a bug in the engine, reported at the boundary
)
