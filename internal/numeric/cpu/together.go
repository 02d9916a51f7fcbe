package cpu

// Work shared by goroutines, whose panics stay with the caller.

import "sync"

// Together runs do(0), …, do(n-1) at once, do(0) on the caller's own goroutine, and
// waits for all. A panic in any of them is the caller's, once all have ended; of
// several, that of the least number. A panic in a goroutine of its own would end the
// process, whoever embeds it.
func Together(n int, do func(i int)) {
	if n <= 1 {
		if n == 1 {
			do(0)
		}
		return
	}
	fell := make([]any, n)
	guarded := func(i int) {
		defer func() { fell[i] = recover() }()
		do(i)
	}
	var wait sync.WaitGroup
	defer wait.Wait() // the caller's goroutine may end in do: nothing may be let go before
	for i := 1; i < n; i++ {
		wait.Add(1)
		go func() { defer wait.Done(); guarded(i) }()
	}
	guarded(0)
	wait.Wait()
	for _, x := range fell {
		if x != nil {
			panic(x)
		}
	}
}
