package cpu

import (
	"sync/atomic"
	"testing"
)

func TestTogether(t *testing.T) {
	for n := range 9 {
		var ran atomic.Int64
		Together(n, func(i int) { ran.Add(1 << (4 * i)) })
		want := int64(0)
		for i := range n {
			want += 1 << (4 * i)
		}
		if ran.Load() != want {
			t.Errorf("%d: ran %x, not %x", n, ran.Load(), want)
		}
	}
	// All end before the caller hears of the first panic.
	var ran atomic.Int64
	func() {
		defer func() {
			if x := recover(); x != 2 || ran.Load() != 5 {
				t.Errorf("panic %v after %d of 5", x, ran.Load())
			}
		}()
		Together(5, func(i int) {
			ran.Add(1)
			if i == 2 || i == 4 {
				panic(i)
			}
		})
	}()
}
