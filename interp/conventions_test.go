package interp_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// A spacetime with Ricci's tensor, Weyl's and the scalar curvature not zero.
const curved = `chart S(t, r, th, ph) where r > 0, 0 < th < pi
metric g_ij = diag(-(1 + r + 1/r), 1/(1 + r), r^2, r^2*sin(th)^2) on S
C = levicivita(g)
`

// books are the tensors by each book's own definitions, of the metric L that it writes: the connection is the same.
var books = map[string]string{
	"MTW":       "metric L_ij = g_ij\nA^a_bcd = d_c C^a_bd - d_d C^a_bc + C^a_ce C^e_bd - C^a_de C^e_bc\nB_bd = A^a_bad\n",
	"Wikipedia": "metric L_ij = g_ij\nA^a_bcd = d_c C^a_db - d_d C^a_cb + C^a_ce C^e_db - C^a_de C^e_cb\nB_bd = A^a_bad\n",
	"Wald":      "metric L_ij = g_ij\nW_abc^d = d_b C^d_ac - d_a C^d_bc + C^e_ac C^d_eb - C^e_bc C^d_ea\nB_ac = W_abc^b\nN_abcd = W_abc^e L_ed\n",
	"Weinberg":  "metric L_ij = g_ij\nA^l_mnk = d_k C^l_mn - d_n C^l_mk + C^h_mn C^l_kh - C^h_mk C^l_nh\nB_mk = A^l_mlk\n",
	"Landau":    "metric L_ij = -g_ij\nA^i_klm = d_l C^i_km - d_m C^i_kl + C^i_nl C^n_km - C^i_nm C^n_kl\nB_ik = A^l_ilk\n",
}

// What show gives by a convention is what the book's own definition gives, component by component.
func TestConventionsAreTheBooks(t *testing.T) {
	const more = "s = L^ab B_ab\nE_ab = B_ab - 1/2 s L_ab\n" +
		"V_abcd = N_abcd - 1/2 (L_ac B_bd - L_ad B_bc - L_bc B_ad + L_bd B_ac) + s/6*(L_ac L_bd - L_ad L_bc)\nK = N_abcd N_efgh L^ae L^bf L^cg L^dh\n"
	own := map[string]string{
		"g": "L", "riemann(C)": "A", "riemannDown(g)": "N", "ricci(C)": "B", "scalarCurvature(g)": "s", "einstein(g)": "E", "weyl(g)": "V", "kretschmann(g)": "K",
	}
	for book, text := range books {
		down := "N_abcd = L_ae A^e_bcd\n"
		if book == "Wald" {
			down = ""
		}
		for geo, name := range own {
			if book == "Wald" && name == "A" {
				continue // its upper index is last: show refuses
			}
			program := curved + text + down + more + fmt.Sprintf("show %s convention %s\nshow %s\n", geo, book, name)
			got := shownParts(t, program)
			if len(got) != 2 || got[0] != got[1] || got[0] == "" {
				t.Errorf("%s in %s is\n%s", geo, book, strings.Join(got, "\nand the book's own is\n"))
			}
		}
	}
}

// A tensor keeps its sign under a name that its definition gives it, and nothing else has one.
func TestConventionsGoByDefinition(t *testing.T) {
	for _, test := range []struct{ text, refused string }{
		{"R = riemann(C)\nQ = R\nshow Q convention Weinberg\nshow riemann(C) convention Weinberg", ""},
		{"R^a_bcd = riemann(C)^a_bcd\nshow R convention Weinberg\nshow riemann(C) convention Weinberg", ""},
		{"R^a_bdc = riemann(C)^a_bcd\nshow R convention Weinberg", "no tensor with a sign of its own"},
		{"T_ij = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] on S\nshow T convention Landau", "no tensor with a sign of its own"},
		{"k = 3\nshow k convention Weinberg", "no tensor with a sign of its own"},
		{"fn ricci(x) = 3 x\nshow ricci(2) convention Weinberg", "no tensor with a sign of its own"},
		{"show riemann(C) convention Wald", "Wald writes last"},
	} {
		engine, err := interp.New(interp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = engine.Compile(context.Background(), "convention.geo", curved+test.text)
		if test.refused != "" {
			if err == nil || !strings.Contains(err.Error(), "E0214") || !strings.Contains(err.Error(), test.refused) {
				t.Errorf("%s: %v", test.text, err)
			}
			continue
		}
		if got := shownParts(t, curved+test.text); len(got) != 2 || got[0] != got[1] {
			t.Errorf("%s: %q", test.text, got)
		}
	}
}

// shownParts are the components of what a program shows, without names; of a scalar its text.
func shownParts(t *testing.T, program string) []string {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := engine.Compile(context.Background(), "convention.geo", program)
	if err != nil {
		t.Fatalf("%v\n%s", err, program)
	}
	var out []string
	_, err = compiled.Run(context.Background(), interp.RunOptions{Sink: interp.SinkFunc(func(e interp.Event) error {
		switch e := e.(type) {
		case *interp.Shown:
			var parts []string
			for _, c := range e.Components {
				parts = append(parts, fmt.Sprint(c.Index, " ", c.Text))
			}
			out = append(out, strings.Join(parts, "\n"))
		case *interp.Printed:
			out = append(out, strings.TrimSuffix(e.Items[0].Value.String(), "  (depends on the chart)"))
		}
		return nil
	})})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
