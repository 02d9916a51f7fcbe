package value

// How much a list or a condition is when it is written out: what is within it may be one and the same.

import "math"

// Size is how many values a list holds, those of lists within it counted each time that
// they stand there: [a, a] of a list a doubles it, and twenty such lines make a million.
// Its elements stay what they are from then on.
func (l *List) Size() int {
	if l.size > 0 {
		return l.size
	}
	n := 1
	for _, e := range l.Elems {
		more := 1
		if m, ok := e.(*List); ok {
			more = m.Size()
		}
		n = min(n, math.MaxInt32-more) + more
	}
	l.size = n
	return n
}

// Comparisons is how many parts a condition has, each counted where it stands.
func Comparisons(c Cond) int {
	sum := func(size *int, xs []Cond) int {
		if *size == 0 {
			n := 1
			for _, x := range xs {
				more := Comparisons(x)
				n = min(n, math.MaxInt32-more) + more
			}
			*size = n
		}
		return *size
	}
	switch c := c.(type) {
	case *CondAnd:
		return sum(&c.size, c.Xs)
	case *CondOr:
		return sum(&c.size, c.Xs)
	case *CondNot:
		return Comparisons(c.X)
	}
	return 1
}
