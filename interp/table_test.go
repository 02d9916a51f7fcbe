package interp_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

const tableSource = `chart theta(x, y)
f = x^2 y
`

// A table's rows are the same whether they are evaluated one by one (points,
// vectors, texts among the cells) or as one block (numbers).
func TestTables(t *testing.T) {
	for _, c := range []struct{ statement, want string }{
		{"table f @ p, p[x] for p in [theta(1, 2), theta(3, 4)]", `
          p  f @ p  p[x]
theta(1, 2)      2     1
theta(3, 4)     36     3
`},
		{"table f @ theta(s, 2) for s in 1..3", `
s  f @ theta(s, 2)
1                2
2                8
3               18
`},
		{"table s, theta(s, 1) for s in [2]", `
s  s  theta(s, 1)
2  2  theta(2, 1)
`},
		{"table f @ theta(s, k) for k in 1..2, s in 1..2", `
k  s  f @ theta(s, k)
1  1                1
1  2                4
2  1                2
2  2                8
`},
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "table.geo", tableSource+c.statement)
		if err != nil {
			t.Errorf("%s: %s", c.statement, describe(err))
			continue
		}
		text, _, err := run(t, p, interp.RunOptions{})
		if err != nil {
			t.Errorf("%s: %s", c.statement, describe(err))
		}
		var lines []string
		for _, line := range strings.Split(text, "\n") {
			if !strings.HasPrefix(line, "─") {
				lines = append(lines, strings.TrimRight(line, " "))
			}
		}
		if got := strings.Join(lines, "\n"); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.statement, got, c.want)
		}
	}
}

// A row that fails names its column, and no half of a table is told.
func TestTableThatFails(t *testing.T) {
	for _, statement := range []string{
		"table 1/(p[x] - 1) for p in [theta(3, 2), theta(1, 2)]",
		"table 1/(s - 1) for s in [3, 1]",
	} {
		p, err := engine(t, interp.Options{}).Compile(context.Background(), "table.geo", tableSource+statement)
		if err != nil {
			t.Fatal(describe(err))
		}
		text, _, err := run(t, p, interp.RunOptions{})
		if err == nil || strings.Contains(text, "──") {
			t.Errorf("%s: told %q, error %v", statement, text, err)
			continue
		}
		if !strings.HasPrefix(err.Error(), "table.geo:3:7: E0402") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
