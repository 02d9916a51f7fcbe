package op

// Differential equations by which Taylor series of functions are found, one
// kind per family of functions.

// Rule is how the Taylor series of a function of series is found.
type Rule interface{ terms() []*Term }

// The rules. Each gives the series y of f(x), for a series x or several.
type (
	// Integral: y' = Σ f_k x_k', from the value at the centre.
	Integral struct{}
	// Growth: y' = Of y, from the value at the centre.
	Growth struct{ Of *Term }
	// Flow: y' = Of, a formula in y, from the value at the centre.
	Flow struct{ Of *Term }
	// Cycle: the successive derivatives are Of, over and over.
	Cycle struct{ Of []*Term }
	// Ladder: the k-th derivative is the polygamma function of order From + k.
	Ladder struct{ From int }
	// Same: y is a formula in series.
	Same struct{ As *Term }
	// RootOf: y^Degree = x.
	RootOf struct{ Degree int }
	// Pieces: one of three formulas, by the sign of By at the centre.
	Pieces struct{ By, Neg, Zero, Pos *Term }
	// Locally: nothing but the value at the centre.
	Locally struct{}
	// PowerOf: x^y.
	PowerOf struct{}
	// Hypergeometric: x (1 − x) y'' + (C − (A + B + 1) x) y' = A B y, A, B and C being
	// so many halves.
	Hypergeometric struct{ A, B, C int64 }
	// LadderAt: the polygamma function of order x, at y.
	LadderAt struct{}
)

func (Integral) terms() []*Term       { return nil }
func (r Growth) terms() []*Term       { return []*Term{r.Of} }
func (r Flow) terms() []*Term         { return []*Term{r.Of} }
func (r Cycle) terms() []*Term        { return r.Of }
func (Ladder) terms() []*Term         { return nil }
func (r Same) terms() []*Term         { return []*Term{r.As} }
func (RootOf) terms() []*Term         { return nil }
func (r Pieces) terms() []*Term       { return []*Term{r.By, r.Neg, r.Zero, r.Pos} }
func (Locally) terms() []*Term        { return nil }
func (PowerOf) terms() []*Term        { return nil }
func (Hypergeometric) terms() []*Term { return nil }
func (LadderAt) terms() []*Term       { return nil }
