package trial

// What random programs are said to take, against what they take.

import (
	"context"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
)

// No random program takes more than four times what Program.Cost says, and nine of ten
// are within a factor of two. One evaluation more or less count as nothing.
func TestCostOfRandomPrograms(t *testing.T) {
	seed := testscale.Seed(t)
	ctx := context.Background()
	for _, k := range kinds {
		compared, near := 0, 0
		for i := range testscale.Count(t, 24, 3) {
			c := try(k, seed*1_000_003+uint64(i), 1+i%largest)
			p, err := engine.Compile(ctx, "trial.geo", c.Source)
			if err != nil {
				continue
			}
			q, err := engine.Compile(ctx, "trial.geo", c.Source)
			if err != nil {
				t.Fatal(err)
			}
			said, failed := p.Cost(ctx, interp.RunOptions{})
			took, err := q.Run(ctx, interp.RunOptions{})
			if failed != nil && err == nil {
				t.Errorf("%s:\n%s\nits cost fails: %v", k.Name, c.Source, failed)
			}
			for _, u := range []struct {
				unit            string
				said, took, few int64
			}{{"operations", said.Operations, took.Operations, 1000}, {"steps", said.Steps, took.Steps, 100}, {"bytes", said.Bytes, took.Bytes, 64}} {
				ratio := float64(u.said+u.few) / float64(u.took+u.few)
				if compared++; ratio >= 0.5 && ratio <= 2 {
					near++
				}
				if ratio < 0.25 {
					t.Errorf("%s:\n%s\nsaid %d %s, took %d", k.Name, c.Source, u.said, u.unit, u.took)
				}
			}
		}
		t.Logf("%s: %d of %d within a factor of two", k.Name, near, compared)
		if compared > 0 && 10*near < 9*compared {
			t.Errorf("%s: only %d of %d within a factor of two", k.Name, near, compared)
		}
	}
}
