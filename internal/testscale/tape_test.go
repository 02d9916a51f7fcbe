package testscale

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// Bytes decide draws of every sort, one after the other; behind them the head decides, and draws end.
func TestTape(t *testing.T) {
	draws := func(tape []byte) [6]int {
		r := rand.New(NewTape(tape))
		return [6]int{r.IntN(256), r.IntN(1000), int(r.Float64() * 1000), r.IntN(10), r.IntN(256), r.IntN(1 << 20)}
	}
	head := TapeOf(7)
	long := append(bytes.Clone(head), 1, 0, 0, 0x80, 0, 0x40, 0xff, 0xff)
	a, b := draws(long), draws(append(TapeOf(8), long[len(head):]...))
	if a[0] != 1 || a[1] != 500 || a[2] != 7 || a[3] != 9 {
		t.Errorf("drawn: %v", a)
	}
	if [4]int(a[:4]) != [4]int(b[:4]) || a[5] == b[5] {
		t.Errorf("with another head: %v and %v", a, b)
	}
	if empty := draws(nil); empty != draws([]byte{}) || empty == draws(TapeOf(1)) {
		t.Error("an empty tape")
	}
	zeros := rand.New(NewTape(make([]byte, 64)))
	for n := 0; zeros.Float64() < 0.9; n++ {
		if n > 1000 {
			t.Fatal("zeros draw zeros for ever")
		}
	}
}
