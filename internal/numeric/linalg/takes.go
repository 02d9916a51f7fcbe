package linalg

// How many operations and how much memory the functions of this package take, about, before they do.

// Takes is about what a call takes: operations as it counts them, and the float64 that
// it asks for meanwhile. The formulas were fitted to counts; what is proportional to n²
// is scaling, balancing, norms and estimates of condition, and the blocks of large matrices.
type Takes struct {
	Operations float64
	Floats     int
}

// TakesInverse is about what Inverse takes.
func TakesInverse(n int) Takes {
	if n <= 4 {
		return fit(n, 2, 0, 0, 0)
	}
	return fit(n, 2.4, 60, 1, 6)
}

// TakesDet is about what Det and LogDet take.
func TakesDet(n int) Takes { return fit(n, 0.75, 25, 1, 0) }

// TakesSolve is about what Solve takes for so many columns.
func TakesSolve(n, columns int) Takes {
	t := fit(n, 0.75, 50, 1, 6)
	return Takes{t.Operations + 4*float64(columns)*float64(n)*float64(n), t.Floats + n*columns}
}

// TakesExpM is about what ExpM takes.
func TakesExpM(n int) Takes { return fit(n, 30, 120, 14, 0) }

// TakesExpMDerivative is about what ExpMDerivative takes for so many directions.
func TakesExpMDerivative(n, directions int) Takes { return fit(n<<directions, 30, 120, 16, 0) }

// TakesEigSym is about what EigSym takes.
func TakesEigSym(n int, vectors bool) Takes {
	switch {
	case !vectors && n <= Tiny:
		return Takes{Operations: 100 * float64(n)}
	case !vectors && n <= leafSize:
		return fit(n, 2, 35, 1, 0)
	case !vectors:
		return fit(n, 2, 35, 1, 140)
	case n <= leafSize:
		return fit(n, 9, 30, 1, 0)
	}
	return fit(n, 6, 450, 7, 200)
}

// TakesEigSymDef is about what EigSymDef takes.
func TakesEigSymDef(n int, vectors bool) Takes {
	if vectors {
		return TakesEigSym(n, true).and(fit(n, 4.3, 25, 4, 4))
	}
	return TakesEigSym(n, false).and(fit(n, 3.2, 25, 4, 4))
}

// TakesEigRange is about what EigRange takes.
func TakesEigRange(n int, vectors bool) Takes {
	t := TakesEigSym(n, true)
	switch {
	case !vectors && n <= leafSize:
		return t.and(fit(n, 6, 35, 4, 0))
	case !vectors:
		return t.and(fit(n, 6, 35, 4, 140))
	case n <= leafSize:
		return t.and(Takes{Operations: t.Operations}).and(fit(n, 6, 10, 5, 0))
	}
	return t.and(Takes{Operations: t.Operations}).and(fit(n, 6, 10, 11, 200))
}

// TakesEig is about what Eig takes.
func TakesEig(n int, vectors bool) Takes {
	switch {
	case n < schurSmall && vectors:
		return fit(n, 25, 8, 0, 0)
	case n < schurSmall:
		return fit(n, 10, 0, 0, 0)
	case vectors:
		return fit(n, 28, 2200, 10, 270)
	}
	return fit(n, 12, 2200, 3, 170)
}

func (t Takes) and(u Takes) Takes { return Takes{t.Operations + u.Operations, t.Floats + u.Floats} }

// fit is so many n³ and n² operations, and so many n² and n numbers.
func fit(n int, cubes, squares float64, floats, line int) Takes {
	x := float64(n)
	return Takes{(cubes*x + squares) * x * x, (floats*n + line) * n}
}
