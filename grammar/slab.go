package grammar

// Memory for the nodes of a tree, sixteen to an allocation.

// slab hands out values from small blocks: most nodes of a tree are names,
// numbers and products, and one allocation for sixteen of them is a third of
// the cost of sixteen. A tree keeps its blocks, nothing else does.
type slab[T any] struct {
	free []T
	last int // size of the last block: the first ones are small, for short texts
}

const slabSize = 16

func (s *slab[T]) new(v T) *T {
	if len(s.free) == 0 {
		s.block(1)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	*p = v
	return p
}

// block begins a new block, of n values at least.
func (s *slab[T]) block(n int) {
	s.last = max(n, min(2*s.last+2, slabSize))
	s.free = make([]T, s.last)
}

// slice is an empty slice with room for n values.
func (s *slab[T]) slice(n int) []T {
	if n > len(s.free) {
		if n > slabSize/2 {
			return make([]T, 0, n)
		}
		s.block(n)
	}
	out := s.free[:0:n]
	s.free = s.free[n:]
	return out
}

// slabs are those of one parse.
type slabs struct {
	names    slab[Name]
	numbers  slab[Number]
	binaries slab[Binary]
	tensors  slab[Indexed]
	indices  slab[Index]
	exprs    slab[Expr]
}
