package repl

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// words are names that are known, and nothing more.
type words []string

func (w words) Words() []string             { return w }
func (w words) Arguments(string) []string   { return nil }
func (w words) Coordinates(string) []string { return nil }
func (w words) Members(string) []string     { return nil }
func (w words) Charts(string) []string      { return nil }

func completions(line string, of known) (string, int) {
	rest, n := complete([]rune(line), len([]rune(line)), of)
	var got []string
	for _, r := range rest {
		got = append(got, string(r))
	}
	return strings.Join(got, " "), n
}

func TestComplete(t *testing.T) {
	names := words{"hessian", "H~", "Hess", "theta"}
	for _, c := range []struct{ line, want string }{
		{"B = hes", "sian"},
		{"H", "ess ~"},
		{"chart t", "able ensor est hen heta ol rue"},
		{`x^\alp`, "ha"},
		{":ty", "pe"},
		{"v^i + ", ""},
		{"hessian", ""},
	} {
		got, n := completions(c.line, names)
		if got != c.want {
			t.Errorf("%q completes with %q, want %q", c.line, got, c.want)
		}
		if got != "" && n == 0 {
			t.Errorf("%q: completed word has no length", c.line)
		}
	}
}

func TestCompleteInTheMiddle(t *testing.T) {
	rest, n := complete([]rune("hes + 1"), 3, words{"hessian"})
	if len(rest) != 1 || string(rest[0]) != "sian" || n != 3 {
		t.Errorf("got %q, %d", rest, n)
	}
}

// Each place is completed with what may stand there.
func TestCompleteByKind(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"points.csv", ".hidden", "data/plane.npy"} {
		if err := os.WriteFile(filepath.Join(dir, f), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := engine.NewSession(nil)
	if err != nil {
		t.Fatal(err)
	}
	const text = "import gallery\nchart psi(radius, theta) where radius > 0\nchart c(x, y)\nf = radius^2\nfn bend(f, metric G_ij) = f\nmetric G_ij = eye(2) on c\n" +
		"chart up(u)\nchart down(w)\nchart side(z)\nmap a: up -> down { w = 2 u }\nmap b: down -> side { z = w + 1 }\nmanifold line { a, b }\ncov_i = [u] on up\npoint = up(1)\n" +
		"S = gallery.Sphere\ng = gallery.sphere(1)\n"
	if _, err := s.Exec(context.Background(), "<1>", text); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, want string }{
		{"gallery.schwarzschildI", "ngoing sotropic"},
		{"psi.r", "adius"},
		{"G[", "x y"},
		{"(d_i f)[r", "adius"},
		{"minimise(f, ste", "ps: "},
		{"bend(f, G", ": "},
		{"v^i w_", "i"},
		{"g^kl R_k", ""},
		{"g^{mu nu} A_{", "mu nu"},
		{"v^i w_i u_", "j"},
		{"[radi", ""}, // a list: radius is no word
		{"A_ij v^j = w_", "i"},
		{`data X_n = csv("po`, `ints.csv"`},
		{`data X_n = npy("`, `data/ points.csv"`},
		{`data X_n = npy("data/pl`, `ane.npy"`},
		{`data X_n = npy("/e`, ""},
		{`print "a" + hessi`, "an"},
		{"print cov in ", "down side up"},
		{"print cov in s", "ide"},
		{"point in d", "own"},
		{"print g in ", "S gallery.SphereStereographic gallery.SphereStereographicSouth"},
		{"print g in gallery.Sph", "ereStereographic ereStereographicSouth"},
		{"(2*u) in ", "S down gallery.SphereStereographic gallery.SphereStereographicSouth side up"},
		{"print psi in hess", ""},
		{"for n in hessi", "an"},
		{"forall n in hessi", "an"},
		{"plot sin(x) for x in 1..3, titl", "e: "},
		{"plot sin(x) for x in 1..3, log: \"x\", xr", "ange: "},
	} {
		if got, _ := completions(c.line, s); got != c.want {
			t.Errorf("%q completes with %q, want %q", c.line, got, c.want)
		}
	}
}
