package taylor

// What a proof of a claim and a test of one at a point take and return.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Verdict is the outcome of a proof.
type Verdict uint8

// Proved: zero anomaly for random inputs in the finite field. Refuted: a definite anomaly for
// random inputs of the declared kinds, which refutes a claim made for all of
// them and says nothing about particular ones. Tested: the field could not decide
// and random real jets agree, which proves nothing. Undecided: the definition
// could not be evaluated generically. Proof.Reason says why it is not Proved.
const (
	Undecided Verdict = iota
	Proved
	Refuted
	Tested
)

// Proof is what Prove found.
type Proof struct {
	Verdict Verdict
	Reason  string // of an Undecided or Tested one, in words
	// Component is one whose anomaly is not zero (0-based, flat in row-major
	// order of the node), of a Refuted claim.
	Component  []int
	Asymmetric bool // a metric is claimed, and Component differs from its transposed
	Order      int  // of the germs used
	Dim        int  // of the transformed chart in the proof
	// Numeric is set when the field could not decide (roots, opaque functions)
	// and random jets in float64 did.
	Numeric bool
	// Doubt is set of what is not Refuted only since the field may lack an identity of
	// the functions in it, or a sign.
	Doubt bool
	// Generic is set of what is Proved but where a function of pieces (sign, if,
	// max, abs) is at one of its thresholds.
	Generic bool
	// Singular is set when no random values could be evaluated, since each
	// divided by zero: in this dimension there is nothing to prove.
	Singular bool
}

// ProveOptions are the choices of Prove; the zero value is right.
type ProveOptions struct {
	Seed uint64 // of the random jets; from the source position, so that runs repeat
	// Actual keeps the fields as they are and draws only points, params and
	// the germ at random: proves for this definition what does not
	// hold for all inputs.
	Actual bool
	// RerunClaims runs claims inside the definition again too, instead of taking
	// them to hold.
	RerunClaims bool
	// StandIn looks at charts of more than maxDim coordinates through smaller
	// ones: support for what cannot be tested in the chart itself.
	StandIn bool
}

// At says where a claim is tested: coordinates of the points and values of
// what is set from outside.
type At struct {
	Chart  *index.Chart
	Coords []float64
	Ctx    context.Context              // nil: never cancelled
	Params func(*graph.Param) []float64 // nil result: the param's default
	// Before gives the point that a map takes to y, where the host knows it (the
	// image of a point); nil, or a nil result: a written inverse is used.
	Before func(m *graph.Map, y []float64) []float64
	// Closed gives the value of a node free of coordinates that only a machine
	// can compute (a solver's result, the value at another point), row-major.
	Closed func(*graph.Node) ([]float64, error)
}

// TestOptions are the choices of TestAt.
type TestOptions struct {
	Seed  uint64  // of the germs; from the source position
	Germs int     // 0: three
	Tol   float64 // 0: 1e-8
	// Rounds is how often each of the changes of coordinates far from the identity is drawn,
	// where the definition decides by components; 0: three times.
	Rounds int
	Law    index.Law // of a definition that is no claim node
	// RerunClaims runs claims inside the definition again too, instead of taking
	// them to hold.
	RerunClaims bool
}

// Test is what TestAt found at one point.
type Test struct {
	OK        bool
	Anomaly   float64 // largest |re-run - push| over germs and components
	Relative  float64 // Anomaly / Scale
	Scale     float64 // largest sum of absolute values of the terms added
	Component []int   // of the largest anomaly, 0-based; nil in charts of more than 8 coordinates
	// Asymmetric: a metric is claimed, and Component differs from its transposed.
	Asymmetric bool
	// Far is set where changes of coordinates near the identity do not show the anomaly and one far
	// from it does: components decide a condition, or turn a function, in the definition.
	Far bool
	// Scalar is the function whose second derivatives carry the anomaly, when
	// one was found, up to a number (see SameFunction), and Gradient the Euclidean
	// norm of its differential's components at the point, the number included.
	// Beyond 256 coordinates it is Estimated, to about a fifth.
	Scalar    *graph.Node
	Gradient  float64
	Estimated bool
}

// Untestable says in words why TestAt cannot run a definition again at a point:
// "an upper slot over w, of dimension 961", "a solver's result as a field".
type Untestable struct{ Reason string }

// Error is the reason.
func (e *Untestable) Error() string { return e.Reason }
