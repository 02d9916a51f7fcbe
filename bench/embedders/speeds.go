package main

// The rows of speed: the least of many measurements of processor time, which a busy machine moves little.

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func speeds() []*probe {
	list := rows()
	for _, p := range list {
		cell := p.cell
		p.cell = func(e *engine) string {
			said := cell(e)
			if e.bare != nil && p.name != "start" && (p.name != "loop" || e.bare.loop != nil) {
				said += "; " + e.bareName + " " + cell(e.bare)
			}
			return said
		}
	}
	return list
}

func rows() []*probe {
	return []*probe{
		{name: "compile", asks: "A formula of three variables, from text to what is evaluated: " + asked + ".", cell: compiling},
		{name: "evaluate", asks: "One evaluation of it, and how often that allocates.", cell: evaluating},
		{name: "points", asks: "It at 1,000 points, time for one: Geo in one call of `Points`, SQLite over a table that is there already, the others call after call.", cell: pointing},
		{name: "64 components", asks: "A tensor of 64 components at a point: the connection of the Schwarzschild metric, which Geo makes of the metric and the others are given written out.", cell: tensing},
		{name: "loop", asks: "The sum of 1/(i i) for i to a million.", cell: looping},
		{name: "open", asks: "Within a process: an engine made, the formula compiled, one answer.", cell: opening},
		{name: "start", asks: "A process of its own that does this, from its start to its end by the clock, the least of twenty, and its size, stripped.", cell: starting},
	}
}

const asked = "`x*x*y + (y - z)/(1.0 + z*z)`"

// fastest is the least processor time that f takes, of all that this process does, its collector too. It is measured in batches
// of forty milliseconds, since the system counts in ticks, for three seconds, ten batches at least. f's allocations are counted besides.
func fastest(f func() error) (ns, allocations float64, err error) {
	batch := func(n int) (float64, error) {
		begin := processorTime()
		for range n {
			if err := f(); err != nil {
				return 0, err
			}
		}
		return float64(processorTime() - begin), nil
	}
	n := 1
	for {
		took, err := batch(n)
		if err != nil {
			return 0, 0, err
		}
		if took > 4e7 || n > 1<<24 {
			break
		}
		n *= 2
	}
	ns = math.MaxFloat64
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	rounds := 0
	for begin := time.Now(); time.Since(begin) < 3*time.Second || rounds < 10; rounds++ {
		took, err := batch(n)
		if err != nil {
			return 0, 0, err
		}
		ns = min(ns, took/float64(n))
	}
	runtime.ReadMemStats(&after)
	return ns, float64(after.Mallocs-before.Mallocs) / float64(rounds*n), nil
}

// timed is a cell of fastest, each time divided by parts.
func timed(parts float64, f func() error) string {
	ns, allocations, err := fastest(f)
	if err != nil {
		return short(err.Error())
	}
	if parts > 1 {
		return nanoseconds(ns / parts)
	}
	return fmt.Sprintf("%s, %.0f allocations", nanoseconds(ns), allocations)
}

func compiling(e *engine) string {
	h, err := e.open()
	if err != nil {
		return short(err.Error())
	}
	k := 0
	return timed(1, func() error {
		k++
		p, err := h.compile(k)
		if err == nil {
			p.close()
		}
		return err
	})
}

func evaluator(e *engine) (call, error) {
	h, err := e.open()
	if err != nil {
		return nil, err
	}
	p, err := h.compile(1)
	if err != nil {
		return nil, err
	}
	f, _, err := p.worker()
	if err != nil {
		return nil, err
	}
	if v, err := f(2, 3, 4); err != nil || math.Abs(v-scalar(2, 3, 4, 1)) > 1e-12 {
		return nil, fmt.Errorf("%v, %v", v, err)
	}
	return f, nil
}

func evaluating(e *engine) string {
	f, err := evaluator(e)
	if err != nil {
		return short(err.Error())
	}
	x := 0.0
	return timed(1, func() error {
		x++
		_, err := f(x, 3, 4)
		return err
	})
}

func pointing(e *engine) string {
	const n = 1000
	points, out := make([]float64, 3*n), make([]float64, n)
	for i := range points {
		points[i] = math.Sin(float64(i))
	}
	var all func() error
	if e.columns != nil {
		f, err := e.columns(points, out)
		if err != nil {
			return short(err.Error())
		}
		all = f
	} else {
		f, err := evaluator(e)
		if err != nil {
			return short(err.Error())
		}
		all = func() error {
			for i := range out {
				v, err := f(points[3*i], points[3*i+1], points[3*i+2])
				if err != nil {
					return err
				}
				out[i] = v - 1
			}
			return nil
		}
	}
	if err := all(); err != nil {
		return short(err.Error())
	}
	for i, v := range out {
		if math.Abs(v-scalar(points[3*i], points[3*i+1], points[3*i+2], 0)) > 1e-12 {
			return fmt.Sprintf("**wrong** at point %d: %v", i, v)
		}
	}
	return timed(n, all)
}

func tensing(e *engine) string {
	f, err := e.tensor()
	if err != nil {
		return short(err.Error())
	}
	geo, err := geoTensor()
	if err != nil {
		return short(err.Error())
	}
	at, out, want := [4]float64{0, 3.5, 1.25, 0.5}, make([]float64, 64), make([]float64, 64)
	if err := f(&at, out); err != nil {
		return short(err.Error())
	}
	if err := geo(&at, want); err != nil {
		return short(err.Error())
	}
	for i := range out {
		if math.Abs(out[i]-want[i]) > 1e-12 {
			return fmt.Sprintf("**wrong**: component %d is %v, not %v", i, out[i], want[i])
		}
	}
	return timed(1, func() error { return f(&at, out) })
}

func looping(e *engine) string {
	if e.loop == nil {
		return e.none["loop"]
	}
	f, err := e.loop()
	if err != nil {
		return short(err.Error())
	}
	s, err := f()
	if err != nil {
		return short(err.Error())
	}
	if math.Abs(s-loopSum) > 1e-9 {
		return fmt.Sprintf("**wrong**: %v", s)
	}
	ns, _, err := fastest(func() error { _, err := f(); return err })
	if err != nil {
		return short(err.Error())
	}
	return nanoseconds(ns)
}

func opening(e *engine) string {
	ns, _, err := fastest(func() error {
		h, err := e.open()
		if err != nil {
			return err
		}
		defer h.close()
		p, err := h.compile(1)
		if err != nil {
			return err
		}
		f, end, err := p.worker()
		if err != nil {
			return err
		}
		defer end()
		_, err = f(1, 2, 3)
		return err
	})
	if err != nil {
		return short(err.Error())
	}
	return nanoseconds(ns)
}

// starting builds minimal/NAME.go and runs it.
func starting(e *engine) string {
	folder, err := os.MkdirTemp("", "embedders")
	if err != nil {
		return short(err.Error())
	}
	defer os.RemoveAll(folder)
	name := strings.ToLower(strings.TrimSuffix(e.name, "-go"))
	size, err := minimal(folder, name)
	if err != nil {
		return short(err.Error())
	}
	bare, err := minimal(folder, "empty")
	if err != nil {
		return short(err.Error())
	}
	// By turns, so that what else the machine does falls on both alike.
	took, none := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	for range 20 {
		one, said, err := process(filepath.Join(folder, name))
		if err != nil {
			return short(err.Error())
		}
		if said != "-0.2" {
			return short(name + " says " + said)
		}
		other, _, err := process(filepath.Join(folder, "empty"))
		if err != nil {
			return short(err.Error())
		}
		took, none = min(took, one), min(none, other)
	}
	return fmt.Sprintf("%s and %s more than an empty program (%s, %s)", duration(max(took-none, 0)), bytesOf(size-bare), duration(none), bytesOf(bare))
}

// minimal builds minimal/NAME.go into folder, stripped, and gives its size.
func minimal(folder, name string) (int64, error) {
	binary := filepath.Join(folder, name)
	if said, err := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "minimal/"+name+".go").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%w: %s", err, said)
	}
	info, err := os.Stat(binary)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// process runs a binary from its start to its end, by the clock.
func process(binary string) (time.Duration, string, error) {
	begin := time.Now()
	said, err := exec.Command(binary).Output()
	return time.Since(begin), strings.TrimSpace(string(said)), err
}
