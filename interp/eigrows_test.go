package interp_test

// Eigenvalues in the rows of a table, which are found for many points at once: of symmetric and
// of other small matrices, by the roots of their characteristic polynomials.

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestEigenvaluesInRows(t *testing.T) {
	const program = `chart c(x, y)
h = [[x, 1], [1, y]]
k = [[x, 1], [2, y]]
l = [[x, 0], [3, y]]
table eig(h @ c(x, y)), eig(k @ c(x, y)), eig(l @ c(x, y)) for x in 1..3, y in 1..2
`
	rows := 0
	for _, line := range strings.Split(printedOrRefused(t, program), "\n")[2:] {
		var v []float64
		for _, f := range strings.Fields(strings.NewReplacer("[", " ", "]", " ").Replace(line)) {
			var n float64
			if _, err := fmt.Sscan(f, &n); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			v = append(v, n)
		}
		if len(v) != 8 {
			t.Fatalf("%s: %d numbers", line, len(v))
		}
		rows++
		for k, product := range []float64{1, 2, 0} {
			mean, far := (v[0]+v[1])/2, math.Sqrt((v[0]-v[1])*(v[0]-v[1])/4+product)
			for i, want := range []float64{mean - far, mean + far} {
				if got := v[2+2*k+i]; math.Abs(got-want) > 1e-5 {
					t.Errorf("at %v the matrix with %v off the diagonal has %v, want %v", v[:2], product, got, want)
				}
			}
		}
	}
	if rows != 6 {
		t.Errorf("%d rows", rows)
	}
}
