package exec

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
)

// Every graph operation has a kernel, and no part of a kernel is left out.
func TestEveryOperationHasAKernel(t *testing.T) {
	for op := range graph.NumOps {
		k := operations[op]
		if k.value == nil || k.form == nil || k.explain == nil {
			t.Errorf("the kernel of %v is missing or lacks its value, array form or explanation", op)
		}
	}
}
