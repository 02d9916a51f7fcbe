package cpu

// Zeros in large numbers, for work that may be told to end.

import "time"

// aside is from how many numbers on they are cleared by a goroutine of their own: some
// milliseconds.
const aside = 1 << 23

// Zeros allocates n zeros. Clearing a large array cannot be interrupted: it is then done
// aside, while look is asked every few milliseconds, and whoever is told to end by its
// error does not wait for it.
func Zeros(n int, look func() error) ([]float64, error) {
	if n < aside {
		return make([]float64, n), nil
	}
	if err := look(); err != nil {
		return nil, err
	}
	made := make(chan []float64, 1)
	go func() { made <- make([]float64, n) }()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case x := <-made:
			return x, nil
		case <-tick.C:
			if err := look(); err != nil {
				return nil, err
			}
		}
	}
}
