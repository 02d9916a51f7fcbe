package stdlib_test

import (
	"flag"
	"regexp"
	"strings"
	"testing"
)

// Values of a publication or derived by hand, each script with its source or
// derivation: every assertion holds, and most are decided as formulas.
func TestValues(t *testing.T) {
	source := regexp.MustCompile(`(?m)^# (Source|Derivation): \S`)
	assertion := regexp.MustCompile(`(?m)^\s*assert `)
	rows, exact := 0, 0
	for _, c := range chunks(t, "values") {
		t.Run(c.name(), func(t *testing.T) {
			if !source.MatchString(c.text) {
				t.Error("the script does not say where its values are from")
			}
			want := len(assertion.FindAllString(c.text, -1))
			o := runScript(t, c.name(), c.text)
			if !o.ok() || o.passed != want {
				t.Errorf("%s: %d of %d assertions hold\n%s\n%s", c.title(), o.passed, want, o.says, c.text)
			}
			rows += o.passed
			exact += o.exact
		})
	}
	if whole := !strings.Contains(flag.Lookup("test.run").Value.String(), "/"); whole && (rows < 200 || exact < 120) {
		t.Errorf("only %d values, %d of them as formulas", rows, exact)
	}
	t.Logf("%d values, %d of them as formulas", rows, exact)
}
