package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// prologue gives random expressions something to speak of.
const prologue = `chart theta(x, y) where x > 0
chart psi(r, t)
chart w(W[2,2], b[2])
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
map emb: theta -> w { W_ij = x; b_i = y }
param M = 2
metric G_ij = diag([1, x^2]) on theta
connection Z^k_ij = [[[1, x], [0, y]], [[1, 2], [3, 4]]] on theta
C = levicivita(G)
L = x^2 y
H_ij = d_i d_j L
p = theta(1, 2)
q = phi(p)
v^i = [x, 1] on theta
u^i = [1, 2] @ p
J^a_i = d_i phi^a
X_nf = [[1, 2], [3, 4], [5, 6]]
a_n = [1, 2, 3]
fn sq(x) = x^2
fn tr(T^i_j, metric K_ij) -> s_i = T^j_j d_i K_ab K^ab
`

var soup = strings.Fields(`x y r t W b phi emb M G Z C L H p q v u J X a theta psi w sq tr
 G_ij G^ij G^i_j Z^k_ij C^k_ij H_ij H^i_j v^i v_j u^i J^a_i X_nf a_n W_ij b_i phi^a emb^a delta^i_j delta^n_n H_ii v^i_j
 d_i d_j d_k nabla_k nabla_i sum_n mean_n max_f softmax_n logsumexp_f sum_i
 + - * / ^ @ on ( ) [ ] , ; = == ~= < > .. not and or if then else for in 1 2 3 0 0.5 1/2
 det( trace( inv( eig( levicivita( push( pull( components( recompute( sin( exp( sqrt( sq( tr( theta( psi( phi( w( raise( along( eye( diag( ones( sum( max( riemann( hessian( newton( inverse( compose( dim( minimise( integrate( invariant(
 print assert test tensor metric connection fn use param table show { } "s" true T_{(i~j)} A_{[i~j]} H[1,2] v[x] p[x] Z[x,y,x] theta.x m' k_n`)

// TestSoup checks random programs: whatever they are, checking ends, and says
// what is wrong with a place in the text.
func TestSoup(t *testing.T) {
	rng, n := random(t), soups(t)
	for i := 0; i < n; i++ {
		var b strings.Builder
		b.WriteString(prologue)
		for l := 0; l < 1+rng.Intn(3); l++ {
			switch rng.Intn(4) {
			case 0:
				b.WriteString("print ")
			case 1:
				b.WriteString([]string{"A_ij = ", "A = ", "A^i = ", "A_n = ", "tensor A_ij = ", "metric A_ij = ", "connection A^k_ij = ", "fn A(f, metric G_ij, v^i) -> tensor B_i = "}[rng.Intn(8)])
			case 2:
				b.WriteString("assert ")
			}
			for k := 0; k < 1+rng.Intn(9); k++ {
				b.WriteString(strings.ReplaceAll(soup[rng.Intn(len(soup))], "~j", " j"))
				b.WriteString(" ")
				if rng.Intn(4) == 0 {
					b.WriteString(") ")
				}
			}
			b.WriteString("\n")
		}
		checkAnything(t, b.String())
		if t.Failed() {
			return
		}
	}
}

func checkAnything(t *testing.T, text string) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("panic %v on\n%s", r, strings.TrimPrefix(text, prologue))
			panic(r)
		}
	}()
	p, list := checkText("soup", text, Options{Limits: Limits{Steps: 20000, Unroll: 1000, Array: 100000}})
	if p == nil && len(list) == 0 {
		t.Errorf("rejected without a word:\n%s", strings.TrimPrefix(text, prologue))
	}
	for _, d := range list {
		if d.Message == "" || d.Code == "" {
			t.Errorf("an empty diagnostic on\n%s", text)
		}
		for _, f := range d.Fixes {
			if !f.Span.IsZero() && (f.Span.Start < 0 || f.Span.End > len(f.Span.Source.Text) || f.Span.Start > f.Span.End) {
				t.Errorf("a fix outside the text: %v", f)
			}
		}
	}
}

// FuzzCheck feeds arbitrary text to parser and checker.
func FuzzCheck(f *testing.F) {
	for _, pattern := range []string{"testdata/*.geo", "testdata/holds/*.geo", "../../scripts/*.geo"} {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, chunk := range strings.Split(string(text), "\n---\n") {
				f.Add(chunk)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		file, _ := grammar.Parse(&diag.Source{Name: "fuzz", Text: text})
		p, list := Check(file, Options{Limits: Limits{Steps: 20000, Unroll: 1000, Array: 100000}})
		if p == nil && len(list) == 0 {
			t.Error("rejected without a word")
		}
	})
}
