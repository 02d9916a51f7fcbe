package main

// The probes: what is asked of each engine, and what is written of what it did.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// probe is one point of the comparison.
type probe struct {
	name, title, asks string
	tests             string        // that hold Geo to it
	limit             time.Duration // of its process; a minute
	cell              func(e *engine) string
}

func probes() []*probe { return append(promises(), speeds()...) }

func promises() []*probe {
	return []*probe{
		{name: "endless", title: "A script that does not end", tests: "`TestContextEndsFormulas`, `TestEndsAtEveryLook`", asks: "A script that does not end, its context cancelled after 200 ms: how long after that the call returns (the least of five times), and whether `errors.Is(err, context.Canceled)`.",
			cell: func(e *engine) string { return stopped(e, "endless", e.endless) }},
		{name: "native", title: "One operation that does not end", tests: "`TestEveryOperationLooks`, `TestEveryNativeLooks`", asks: "The same within one operation that is built in and takes long: Geo a product of two matrices of 4000 by 4000, starlark-go products of whole numbers whose digits double 30 times, goja a regular expression that looks back, cel-go and SQLite a search of a long list and string in another.",
			cell: func(e *engine) string { return stopped(e, "native", e.native) }},
		{name: "budget", title: "A budget of steps", tests: "`TestStepsAreCounted`", asks: "A script without end under a budget of 100,000 of the engine's own steps, twice.", cell: budgeted},
		{name: "cost", title: "Cost known before", tests: "`TestCostOfTheCorpus`, `TestCostOfRandomPrograms`", asks: "What evaluating a formula costs, known before it is evaluated.", cell: func(e *engine) string {
			if e.cost == nil {
				return e.none["cost"]
			}
			said, err := e.cost()
			if err != nil {
				return short(err.Error())
			}
			return said
		}},
		{name: "brackets", title: "Brackets within brackets", tests: "`TestLongAndDeep`, `TestHostile`", asks: "A text of 100,000 brackets, one in the other, is compiled.", cell: func(e *engine) string { return parsed(e, e.nested(100_000)) }},
		{name: "more brackets", title: "Five million of them", tests: "`TestLongAndDeep`", asks: "The same with five million.", cell: func(e *engine) string { return parsed(e, e.nested(5_000_000)) }},
		{name: "long sum", title: "A long sum", tests: "`TestLongAndDeep`", asks: "A sum of 100,000 numbers is compiled.", cell: func(e *engine) string { return parsed(e, e.chain(100_000)) }},
		{name: "longer sum", title: "A sum of five million", tests: "`TestLongAndDeep`", asks: "The same with five million.", cell: func(e *engine) string { return parsed(e, e.chain(5_000_000)) }},
		{name: "memory", title: "Numbers without end", tests: "`TestNothingIsAllocatedBeforeItIsAsked`, `TestConstantsAreAskedForFirst`", asks: "A script asks for numbers without end, under a limit of 256 MiB where the engine has one, and no other. A budget of steps would end it too.", cell: func(e *engine) string { return limited(e, "grow", e.grow) }},
		{name: "doubling", title: "Strings and formulas without end", tests: "`TestMemoryOfFormulas`", asks: "A script doubles a string 40 times (Geo, which has no operations on strings, takes the 200th derivative of a formula that grows with each), under the same limit. A budget of steps would not end it: there are 40.",
			cell: func(e *engine) string { return limited(e, "texts", e.texts) }},
		{name: "host panics", title: "A function of the host panics", tests: "`TestPanicsOfTheHostAreTheHosts`", asks: "A function of the host panics with an error of its own.", cell: panicked},
		{name: "host fails", title: "A function of the host fails", tests: "`TestErrorsUnwrapAlike`", asks: "A function of the host returns an error: does `errors.Is` find it in what the call returns?", cell: failed},
		{name: "host context", title: "The context in a function of the host", tests: "`TestErrorsUnwrapAlike`", asks: "A function of the host finds the context of the evaluation.", cell: contexted},
		{name: "goroutines", title: "Many goroutines", tests: "`TestManyCallersAgree`, `TestFuncFromManyGoroutines`", asks: "64 goroutines evaluate one compiled formula 2,000 times each: are all answers right, how much sooner than by one (which says little on a busy machine), and for how much of the processor time?", cell: together},
		{name: "kept", title: "Memory that stays", tests: "`TestEvaluationsKeepNoMemory`, `TestProgramsLeaveNothing`", asks: "What is kept after 10,000 different formulas were compiled, and each evaluated ten times: Go's heap after collection, and the process.", cell: kept},
		{name: "state", title: "What an earlier script can change", tests: "`TestManyCallersAgree`, `TestLinesDoNotMoveOneAnother`", asks: "A value, before and after another script tried to change it.", cell: func(e *engine) string {
			before, after := e.state()
			if strings.HasPrefix(after, before) {
				return fmt.Sprintf("unchanged: %s", after)
			}
			return fmt.Sprintf("**changed**: %s, then %s", before, after)
		}},
		{name: "places", title: "Places of mistakes", asks: "A mistake in the second of three lines: what is said of its place.", cell: placed},
	}
}

// tries is how often a deed is stopped: the least time counts, since other processes can only add.
const tries = 5

// stopped runs a deed, cancels it, and says how long it went on.
func stopped(e *engine, name string, deed func(context.Context) error) string {
	if deed == nil {
		return e.none[name]
	}
	wait := 200 * time.Millisecond
	if name == "native" {
		wait = time.Second // some prepare for it
	}
	least := time.Duration(math.MaxInt64)
	var err error
	for range tries {
		took, ended, last := stop(deed, wait)
		switch {
		case !ended:
			return "**runs on** 10 s later"
		case took < 0:
			return "ended before: " + short(fmt.Sprint(last))
		}
		least, err = min(least, took), last
	}
	return fmt.Sprintf("%s; `errors.Is` %s", duration(least), yes(errors.Is(err, context.Canceled)))
}

// stop cancels a deed after a while. It gives the time until it returned, less than none if that was before, or that it did not
// return.
func stop(deed func(context.Context) error, wait time.Duration) (took time.Duration, ended bool, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("panic: %v", r)
			}
		}()
		done <- deed(ctx)
	}()
	select {
	case err := <-done:
		return -1, true, err
	case <-time.After(wait):
	}
	begin := time.Now()
	cancel()
	select {
	case err := <-done:
		return time.Since(begin), true, err
	case <-time.After(10 * time.Second):
		return 0, false, nil
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func budgeted(e *engine) string {
	if e.budget == nil {
		return e.none["budget"]
	}
	first, err := e.budget(100_000)
	if err == nil {
		return "**not refused**"
	}
	second, _ := e.budget(100_000)
	if first != second {
		return fmt.Sprintf("refused, not alike: %s, %s", short(first), short(second))
	}
	return "refused, both times alike: " + short(err.Error())
}

// outcome says how a deed went, and what the process took.
func outcome(deed func() error) (said string) {
	begin := time.Now()
	took := func() string {
		return fmt.Sprintf("%s, %s", duration(time.Since(begin)), bytesOf(memory(0, "VmHWM")))
	}
	defer func() {
		if r := recover(); r != nil {
			said = fmt.Sprintf("panic: %s (%s)", short(fmt.Sprint(r)), took())
		}
	}()
	if err := deed(); err != nil {
		return fmt.Sprintf("refused: %s (%s)", short(err.Error()), took())
	}
	return fmt.Sprintf("accepted (%s)", took())
}

func parsed(e *engine, text string) string { return outcome(func() error { return e.parse(text) }) }

func limited(e *engine, name string, deed func(int64) error) string {
	if deed == nil {
		return e.none[name]
	}
	return outcome(func() error { return deed(256 << 20) })
}

func panicked(e *engine) (said string) {
	defer func() {
		if r := recover(); r != nil {
			said = "the panic reaches the caller"
		}
	}()
	err := e.panics()
	var own *errHost
	switch {
	case err == nil:
		return "**no error**"
	case errors.As(err, &own):
		return "an error; `errors.As` finds the host's"
	}
	return "an error; `errors.As` does not find the host's"
}

func failed(e *engine) (said string) {
	defer func() {
		if r := recover(); r != nil {
			said = "the panic reaches the caller"
		}
	}()
	own := errors.New("host")
	err := e.fails(own)
	if err == nil {
		return "**no error**"
	}
	return yes(errors.Is(err, own))
}

func contexted(e *engine) string {
	if e.context == nil {
		return e.none["context"]
	}
	found, err := e.context(context.WithValue(context.Background(), key{}, 7))
	if err != nil {
		return short(err.Error())
	}
	return yes(found == 7)
}

// evaluations are a goroutine's share; it says how many answers were wrong.
func evaluations(p *program, k, n int) (int, error) {
	f, end, err := p.worker()
	if err != nil {
		return 0, err
	}
	defer end()
	wrong := 0
	for i := range n {
		x, y, z := float64(i%17), float64(i%5)+0.5, float64(i%3)
		v, err := f(x, y, z)
		if err != nil {
			return 0, err
		}
		if math.Abs(v-scalar(x, y, z, k)) > 1e-9 {
			wrong++
		}
	}
	return wrong, nil
}

func together(e *engine) string {
	h, err := e.open()
	if err != nil {
		return short(err.Error())
	}
	defer h.close()
	p, err := h.compile(3)
	if err != nil {
		return short(err.Error())
	}
	const callers, each = 64, 2000
	least := func(f func() error) (wall, processor time.Duration, err error) {
		wall, processor = math.MaxInt64, math.MaxInt64
		for range 5 {
			begin, used := time.Now(), processorTime()
			if err := f(); err != nil {
				return 0, 0, err
			}
			wall, processor = min(wall, time.Since(begin)), min(processor, processorTime()-used)
		}
		return wall, processor, nil
	}
	wrong := 0
	alone, once, err := least(func() error {
		n, err := evaluations(p, 3, callers*each)
		wrong += n
		return err
	})
	if err != nil {
		return short(err.Error())
	}
	all, spent, err := least(func() (first error) {
		var wait sync.WaitGroup
		var lock sync.Mutex
		for range callers {
			wait.Go(func() {
				n, err := evaluations(p, 3, each)
				lock.Lock()
				defer lock.Unlock()
				wrong += n
				if err != nil {
					first = err
				}
			})
		}
		wait.Wait()
		return first
	})
	if err != nil {
		return short(err.Error())
	}
	return fmt.Sprintf("%d wrong; %.1f times as fast, %.1f of the processor time; a goroutine needs %s", wrong,
		float64(alone)/float64(all), float64(spent)/float64(once), e.shared)
}

// processorTime is what this process has used.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func kept(e *engine) string {
	h, err := e.open()
	if err != nil {
		return short(err.Error())
	}
	heap := func() int64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	round := func(from, n int) error {
		for k := from; k < from+n; k++ {
			p, err := h.compile(k)
			if err != nil {
				return err
			}
			if _, err := evaluations(p, k, 10); err != nil {
				return err
			}
			p.close()
		}
		return nil
	}
	if err := round(0, 100); err != nil {
		return short(err.Error())
	}
	before, process := heap(), memory(0, "VmRSS")
	if err := round(100, 10_000); err != nil {
		return short(err.Error())
	}
	said := fmt.Sprintf("%s heap, %s process", bytesOf(heap()-before), bytesOf(memory(0, "VmRSS")-process))
	h.close()
	return said
}

var place = regexp.MustCompile(`(?i)\(?2:\d+\)?|line 2\b[^.;]*`)

func placed(e *engine) string {
	if said := e.none["wrong"]; said != "" {
		return said
	}
	err := e.wrong()
	if err == nil {
		return "**no error**"
	}
	if p := place.FindString(err.Error()); p != "" {
		return "`" + p + "`"
	}
	return "no place: " + short(err.Error())
}
