package taylor

// The monomials of a truncated Taylor series: their order, their number and the
// tables that multiply them.

// Shape is the layout of truncated series in Vars variables to total order
// Order: monomials in graded order (all of degree 0, then 1, …; within a degree
// x_0^k first), and the tables that multiply and differentiate them. Because
// the order is graded, the coefficients of order r <= Order are the first
// Count(r); one Shape serves every lower order.
type Shape struct {
	Vars, Order int

	exps   [][]uint8 // exponents of each monomial
	degree []int
	count  []int        // count[r] = number of monomials of degree <= r
	sum    [][]int32    // sum[i][j] = index of i·j, for deg i + deg j <= Order
	pairs  [][][2]int32 // pairs[k] = the (i, j) with i·j = k
	up     [][]int32    // up[v][k] = index of x_v·k, for deg k < Order
	index  map[string]int32
}

// MaxMonomials bounds the coefficients of a series, and MaxPairs the pairs of
// them that a product multiplies; NewShape refuses larger ones.
const (
	MaxMonomials = 10_000
	MaxPairs     = 100_000
)

// binomial is C(vars+order, order), saturating above MaxPairs.
func binomial(vars, order int) int {
	n := 1
	for i := 1; i <= order && n <= MaxPairs; i++ {
		n = n * (vars + i) / i
	}
	return n
}

// NewShape makes the tables: O(C(2·vars+order, order)) time and memory.
func NewShape(vars, order int) (*Shape, error) {
	n := binomial(vars, order)
	if n > MaxMonomials || binomial(2*vars, order) > MaxPairs {
		return nil, undecided("a series of order %d in %d variables", order, vars)
	}
	s := &Shape{Vars: vars, Order: order, index: make(map[string]int32, n)}
	e := make([]uint8, vars)
	for r := 0; r <= order; r++ {
		s.enumerate(e, 0, r, r)
		s.count = append(s.count, len(s.exps))
	}
	s.sum = make([][]int32, n)
	s.pairs = make([][][2]int32, n)
	key := make([]byte, vars)
	for i := range s.exps {
		m := s.count[order-s.degree[i]]
		row := make([]int32, m)
		for j := range m {
			for v := range key {
				key[v] = s.exps[i][v] + s.exps[j][v]
			}
			k := s.index[string(key)]
			row[j] = k
			s.pairs[k] = append(s.pairs[k], [2]int32{int32(i), int32(j)})
		}
		s.sum[i] = row
	}
	s.up = make([][]int32, vars)
	if order > 0 {
		for v := range s.up {
			s.up[v] = s.sum[1+v]
		}
	}
	return s, nil
}

// enumerate appends the monomials of total degree `degree` whose first v
// exponents are set and whose others sum to left.
func (s *Shape) enumerate(e []uint8, v, left, degree int) {
	if v == len(e)-1 || len(e) == 0 {
		if len(e) > 0 {
			e[v] = uint8(left)
		} else if left > 0 {
			return
		}
		c := append([]uint8(nil), e...)
		s.index[string(c)] = int32(len(s.exps))
		s.exps = append(s.exps, c)
		s.degree = append(s.degree, degree)
		return
	}
	for k := left; k >= 0; k-- {
		e[v] = uint8(k)
		s.enumerate(e, v+1, left-k, degree)
	}
}

// Count is the number of coefficients of order r.
func (s *Shape) Count(r int) int { return s.count[r] }

// Exponents of the k-th monomial; not to be changed.
func (s *Shape) Exponents(k int) []uint8 { return s.exps[k] }

// Index of the monomial with the given exponents, or -1.
func (s *Shape) Index(exponents ...uint8) int {
	if k, ok := s.index[string(exponents)]; ok {
		return int(k)
	}
	return -1
}

// prefix is how many monomials times the i-th stay within the first n, n a
// Count.
func (s *Shape) prefix(n, i int) int {
	r := s.degree[n-1] - s.degree[i]
	return s.count[r]
}
