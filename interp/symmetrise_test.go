package interp_test

// Brackets that go from factor to factor, against the sum of the permuted
// products written out.

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/interp"
)

// factorOf writes a factor over its letters, each a run in braces or a part of one.
func factorOf(kind string, run []string) string {
	switch kind {
	case "covector":
		return "A_{" + run[0] + "}"
	case "form":
		return "B_{" + run[0] + " " + run[1] + "}"
	case "derivative":
		return "d_{" + run[0] + "} f"
	}
	return "nabla_{" + run[0] + "} A_{" + run[1] + "}"
}

func TestSymmetrisedProducts(t *testing.T) {
	eng := engine(t, interp.Options{})
	rapid.Check(t, func(t *rapid.T) {
		var kinds []string
		var sizes []int
		n := 0
		for range rapid.IntRange(1, 3).Draw(t, "factors") {
			kind := rapid.SampledFrom([]string{"covector", "form", "derivative", "nabla"}).Draw(t, "kind")
			size := map[string]int{"covector": 1, "form": 2, "derivative": 1, "nabla": 2}[kind]
			if n+size <= 4 {
				kinds, sizes, n = append(kinds, kind), append(sizes, size), n+size
			}
		}
		if n < 2 {
			kinds, sizes, n = append(kinds, "covector"), append(sizes, 1), n+1
		}
		letters := []string{"i", "j", "k", "l"}[:n]
		from := rapid.IntRange(0, n-2).Draw(t, "from")
		to := rapid.IntRange(from+1, n-1).Draw(t, "to")
		anti := rapid.Bool().Draw(t, "anti")
		marked := append([]string(nil), letters...)
		in := []int{from}
		for k := from + 1; k < to; k++ {
			if rapid.IntRange(0, 2).Draw(t, "bars") == 0 {
				marked[k] = "|" + marked[k] + "|"
			} else {
				in = append(in, k)
			}
		}
		in = append(in, to)
		marks := map[bool]string{true: "[]", false: "()"}[anti]
		marked[from], marked[to] = marks[:1]+marked[from], marked[to]+marks[1:]
		written := func(letters []string) string {
			var out []string
			k := 0
			for i, kind := range kinds {
				out = append(out, factorOf(kind, letters[k:k+sizes[i]]))
				k += sizes[i]
			}
			return strings.Join(out, " ")
		}
		var terms []string
		var permute func(rest, order []int, odd bool)
		permute = func(rest, order []int, odd bool) {
			if len(rest) == 0 {
				p := append([]string(nil), letters...)
				for m, k := range in {
					p[k] = letters[order[m]]
				}
				sign := "+"
				if odd && anti {
					sign = "-"
				}
				terms = append(terms, sign+" "+written(p))
				return
			}
			for m := range rest {
				others := append(append([]int(nil), rest[:m]...), rest[m+1:]...)
				permute(others, append(append([]int(nil), order...), rest[m]), odd != (m%2 == 1))
			}
		}
		permute(in, nil, false)
		run := strings.Join(letters, "")
		text := fmt.Sprintf(`chart c(x, y)
metric G_ij = [[2 + y^2, x], [x, 3 + x^2]] on c
A_i = [x y^2, x + y] on c
B_ij = [[x, 2 y], [y^2, 1 + x y]] on c
f = x^2 y + x
use metric G
X_%s = %s
Y_%s = (%s)/%d
assert (X @ c(1, 2)) ~= Y @ c(1, 2)
assert (X @ c(-3, 0.5)) ~= Y @ c(-3, 0.5)
`, run, written(marked), run, strings.TrimPrefix(strings.Join(terms, " "), "+ "), len(terms))
		p, err := eng.Compile(context.Background(), "t.geo", text)
		if err != nil {
			t.Fatalf("%s\n%s", text, describe(err))
		}
		res, err := p.Run(context.Background(), interp.RunOptions{})
		if err != nil || !res.OK() {
			t.Fatalf("%s\n%v", text, err)
		}
	})
}
