package interp_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// A formula that has no value at any point is refused and not printed, whatever else stands in it: Weyl's tensor divides
// by n - 2, which is 0 on a surface.
func TestFormulasWithoutAnyValueAreRefused(t *testing.T) {
	const sphere = "chart S(th, ph) where 0 < th < pi\nmetric g_ij = diag(1, sin(th)^2) on S\n"
	for _, test := range []struct{ line, message, note string }{
		{"print weyl(g)", "division by zero at every point", "in component [th,th,th,th]"},
		{"show weyl(g)", "division by zero at every point", "in component [th,th,th,th]"},
		{"print weyl(g)[1,2,1,2]", "division by zero at every point", "in 1/0"},
		{"print th + log(-1)", "log of a negative number at every point", "in log(-1)"},
	} {
		engine, err := interp.New(interp.Options{})
		if err != nil {
			t.Fatal(err)
		}
		program, err := engine.Compile(context.Background(), "nowhere.geo", sphere+test.line)
		if err != nil {
			t.Errorf("%s: %v", test.line, err)
			continue
		}
		_, err = program.Run(context.Background(), interp.RunOptions{})
		var d *diag.Diagnostic
		if !errors.As(err, &d) || d.Code != "E0402" || d.Message != test.message || !strings.Contains(strings.Join(d.Notes, ";"), test.note) {
			t.Errorf("%s: %v", test.line, err)
		}
	}
}
