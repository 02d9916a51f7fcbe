package grammar

// Memory for the nodes of a tree, sixteen to an allocation.

// slab hands out values from small blocks: most nodes of a tree are names,
// numbers and products, and one allocation for sixteen of them is a third of
// the cost of sixteen. A tree keeps its blocks, nothing else does.
type slab[T any] struct{ free []T }

const slabSize = 16

func (s *slab[T]) new(v T) *T {
	if len(s.free) == 0 {
		s.free = make([]T, slabSize)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	*p = v
	return p
}

// slice is an empty slice with room for n values.
func (s *slab[T]) slice(n int) []T {
	if n > len(s.free) {
		if n > slabSize/2 {
			return make([]T, 0, n)
		}
		s.free = make([]T, slabSize)
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
