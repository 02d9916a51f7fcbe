package interp_test

// What single conditions decide: each test here fails where one of them is turned round, and none other did.

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// wrongs are those of a program, before and while it runs.
func wrongs(t *testing.T, opt interp.Options, text string) diag.List {
	t.Helper()
	p, err := engine(t, opt).Compile(context.Background(), "a.geo", text)
	if err == nil {
		var res *interp.Result
		if res, err = p.Run(context.Background(), interp.RunOptions{}); res != nil && len(res.Errors) > 0 {
			return res.Errors
		}
	}
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case errors.As(err, &list):
		return list
	case errors.As(err, &one):
		return diag.List{one}
	case err != nil:
		t.Fatal(err)
	}
	return nil
}

// A file that cannot be read says so once, however often it is imported and whatever is taken from it.
func TestImportedMistakesAreToldOnce(t *testing.T) {
	files := fstest.MapFS{"lib.geo": {Data: []byte("f = (1 +\ng = 2\n")}}
	for _, text := range []string{
		"import \"lib.geo\" as l\nprint l.f, l.g\n", "import \"lib.geo\" as l\nimport \"lib.geo\" as m\nprint l.f, m.g\n", "import \"lib.geo\"\nprint lib.g + 1\n",
	} {
		list := wrongs(t, interp.Options{FS: files}, text)
		if len(list) != 1 || list[0].Code != "E0109" || list[0].Span.Source.Name != "lib.geo" {
			t.Errorf("%s%v", text, list)
		}
	}
}

// A claim that a finite field refutes and no sample shows says why that is: for functions without a body there are no samples.
func TestRefutedClaimsSayWhatSamplesShowed(t *testing.T) {
	for text, samples := range map[string]bool{
		"chart c(x, y)\nfn phi(x, y)\nv^i = [phi(x, y), 0] on c\ntensor H_i^j = d_i v^j\nshow H": false,
		"chart c(x, y)\nv^i = [x*y*1e-30, 0] on c\ntensor H_i^j = d_i v^j\nshow H":               true,
	} {
		list := wrongs(t, interp.Options{}, text)
		if len(list) != 1 || list[0].Code != "E0451" || strings.Contains(list[0].Error()+strings.Join(list[0].Notes, ""), "tolerance") != samples {
			t.Errorf("%s\n%v %q", text, list, list[0].Notes)
		}
	}
}

// A line element says the symmetric part only: what has another names the components that differ.
func TestLineElementsAreSymmetric(t *testing.T) {
	const chart = "chart S(t, r)\nT_ij = [[1, %], [r, 1]] on S\nshow T as line"
	list := wrongs(t, interp.Options{}, strings.ReplaceAll(chart, "%", "t"))
	if len(list) != 1 || list[0].Code != "E0214" || !strings.Contains(list[0].Message, "T[t,r] and T[r,t] are not known to be equal") {
		t.Errorf("%v", list)
	}
	if list := wrongs(t, interp.Options{}, strings.ReplaceAll(chart, "%", "r")); len(list) > 0 {
		t.Errorf("%v", list)
	}
}

// Whole powers are multiplied out for a base of either sign, up to the longest that is.
func TestLongestWholePowers(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "a.geo", "chart c(x)\n")
	if err != nil {
		t.Fatal(err)
	}
	for expr, want := range map[string]float64{
		"x^32767 @ c(-1)": -1, "x^(-32767) @ c(-1)": -1, "x^32768 @ c(-1)": 1, "x^32766 @ c(-1)": 1, "(-x)^(-32768) @ c(1)": 1,
		"d_i x^32767 @ c(-1)": 32767, "d_i x^(-32767) @ c(-1)": -32767,
	} {
		if v, err := p.Eval(context.Background(), expr); err != nil || v.Float64() != want {
			t.Errorf("%s = %v, %v; want %v", expr, v, err, want)
		}
	}
}

// What logarithms of the same base undo is undone, and nothing else.
func TestPowersOfLogarithms(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "a.geo", "chart c(x) where x > 0\n")
	if err != nil {
		t.Fatal(err)
	}
	for expr, want := range map[string]string{
		"2^(log2(x))": "x", "10^(log10(x))": "x", "2^(2*log2(x))": "2^(2 log2(x))", "3^(log2(x))": "3^(log2(x))", "2^(log10(x))": "2^(log10(x))",
	} {
		v, err := p.Eval(context.Background(), expr)
		if err != nil || v.String() != want {
			t.Errorf("%s is %s, %v; want %s", expr, v, err, want)
		}
	}
}

// A form may stand behind a convention.
func TestFormsBehindConventions(t *testing.T) {
	const metric = "chart S(t, r)\nmetric G_ij = diag(-1, 1 + r^2) on S\n"
	for _, text := range []string{"show G convention Weinberg as matrix", "show G convention MTW as line", "show G convention Weinberg", "show G as matrix"} {
		if list := wrongs(t, interp.Options{}, metric+text); len(list) > 0 {
			t.Errorf("%s: %v", text, list)
		}
	}
	// Names of variables are no forms.
	list := wrongs(t, interp.Options{}, "as = 3\nb = 2\nx = 5\nshow x as b as matrix")
	if len(list) != 1 || list[0].Code != "E0214" || !strings.Contains(list[0].Message, "x as b is a scalar") {
		t.Errorf("%v", list)
	}
}
