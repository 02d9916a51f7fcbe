package check

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/check/refuse"
)

// TestLimits checks programs that would unfold without end, or ask for more
// than any machine has: each is refused with a word, and soon.
func TestLimits(t *testing.T) {
	doubling := "chart c(y)\nfn g(x, k) = x\nfn f0(x, y) = x\n"
	for i := 1; i < 40; i++ {
		// Different arguments each time, so that no call is remembered.
		doubling += "fn f" + itoa(i) + "(x, y) = f" + itoa(i-1) + "(x, y + " + itoa(i) + ") f" + itoa(i-1) + "(y, x)\n"
	}
	chain := "fn f0(x) = x\n"
	for i := 1; i < 300; i++ {
		chain += "fn f" + itoa(i) + "(x) = f" + itoa(i-1) + "(x)\n"
	}
	grow := "chart c(x, y)\nv^i = [1, 2] on c\n"
	for name, text := range map[string]string{
		"doubling":    doubling + "print f39(y, 2 y)",
		"chain":       chain + "print f299(1)",
		"array":       "print [a + b + c + f for a in 1..1000 for b in 1..1000 for c in 1..1000 for f in 1..1000]",
		"constant":    "print [1 for a in 1..1000 for b in 1..1000 for c in 1..1000 for f in 1..1000]",
		"nested":      "print [[1 for i in 1..100000] for j in 1..100000]",
		"range":       "print [k for k in 1..1000000000000]",
		"loop":        "X = zeros(1000)\nfor a in 1..1000 { for b in 1..1000 { for f in 1..1000 { print X[a] X[f] } } }",
		"points":      "chart c(x, y)\nprint [x @ c(a, b) for a in 1..1000 for b in 1..1000]",
		"chart":       "chart c(x[1000000, 1000000])",
		"free":        grow + "A = v^a v^b v^c v^f v^g v^h v^i v^j v^k v^l v^m v^n v^o v^p v^q v^r v^s v^t",
		"permutation": "chart c(x, y)\nprint zeros(2, 2, 2, 2, 2, 2)_{[i j k l m n]}",
	} {
		t.Run(name, func(t *testing.T) {
			p, list := checkText(name, text, Options{Limits: Limits{Steps: 100000}})
			if p != nil {
				t.Fatal("accepted")
			}
			found := false
			for _, d := range list {
				found = found || d.Code == refuse.CodeTooMuch || d.Code == refuse.CodeSymmetrise
			}
			if !found {
				t.Errorf("refused for another reason:\n%s", render(list))
			}
		})
	}
	long := "chart c(x, y)\nL = x" + strings.Repeat(" + y", longSums()) + "\nM = x" + strings.Repeat(" y", longSums()) + "\nprint L, M\n"
	if p, list := checkText("long", long, Options{}); p == nil {
		t.Errorf("long sums and products are refused:\n%s", render(list))
	}
}
