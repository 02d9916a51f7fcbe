package stdlib_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

const identities = "testdata/identities/identities.geo"

// The identities that the library's functions obey hold for all objects.
func TestIdentities(t *testing.T) {
	data, err := os.ReadFile(identities)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	want := len(regexp.MustCompile(`(?m)^\s*assert `).FindAllString(text, -1))
	o := runScript(t, identities, text)
	if !o.ok() || o.passed != want || want < 50 {
		t.Errorf("%d of %d identities hold\n%s", o.passed, want, o.says)
	}
}

// A slip in one of them is refuted, with an example.
func TestSlipsInIdentitiesAreRefuted(t *testing.T) {
	data, err := os.ReadFile(identities)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ right, wrong string }{
		{"assert R_abcd + R_bacd == 0", "assert R_abcd - R_bacd == 0"},
		{"assert R_abcd == R_cdab", "assert R_abcd == R_dcab"},
		{"R_abcd + R_acdb + R_adbc == 0", "R_abcd + R_acdb == 0"},
		{"G^ij G_ij == n", "G^ij G_ij == n + 1"},
		{"nabla_c R^a_bde", "nabla_c R^a_bed"},
		{"einstein(G)_ij == 0, \"contracted", "ricci(levicivita(G))_ij == 0, \"contracted"},
		{"forall n in 3..3, metric G_ij {", "forall n in 4..4, metric G_ij {"},
		{"forall n in 2..2, metric G_ij {", "forall n in 3..3, metric G_ij {"},
		{"forall n in 4..4, metric G_ij {", "forall n in 5..5, metric G_ij {"},
		{"- 2 S_ia G^ab S_jb", "+ 2 S_ia G^ab S_jb"},
		{"== R^c_dab v^d - T^e_ab nabla_e v^c", "== R^c_dab v^d + T^e_ab nabla_e v^c"},
		{"== -R^d_cab w_d", "== R^d_cab w_d"},
		{"interior(v, ext(w)) + ext(interior(v, w))", "interior(v, ext(w)) - ext(interior(v, w))"},
		{"wedge(ext(w), F) - wedge(w, ext(F))", "wedge(ext(w), F) + wedge(w, ext(F))"},
		{"bracket(u, v) == lie(u, v)", "bracket(u, v) == lie(v, u)"},
		{"+ S_ij G^ik G^jl d_k f d_l f", "- S_ij G^ik G^jl d_k f d_l f"},
		{"== 2 D^i_ki", "== D^i_ki"},
	} {
		text := ""
		if strings.Count(string(data), c.right) != 1 {
			t.Errorf("%q stands %d times", c.right, strings.Count(string(data), c.right))
			continue
		}
		for _, block := range strings.Split(string(data), "\n\n") {
			if strings.Contains(block, c.right) {
				text = strings.Replace(block, c.right, c.wrong, 1)
			}
		}
		o := runScript(t, identities, text)
		if o.failed == 0 || !strings.Contains(o.says, " = ") {
			t.Errorf("%q passes, or has no example: %s", c.wrong, o.says)
		}
	}
}
