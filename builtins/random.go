package builtins

// randn and uniform: arrays of random numbers, which a seed and a shape determine.

import (
	"fmt"
	"math/rand/v2"

	"github.com/seed2d4d80ff/geo/internal/numeric/vmath"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mostRandom bounds the numbers of one call.
const mostRandom = 1 << 24

// streams tell the generators of the two functions apart.
const (
	normalStream  = 0x6e6f726d616c
	uniformStream = 0x756e69666f726d
)

func applyRandn(c *Call) (value.Value, error) {
	return c.random(normalStream, func(next func() uint64, out []float64) {
		for i := 0; i < len(out); i += 2 {
			x, y := vmath.Normal(next(), next())
			out[i] = x
			if i+1 < len(out) {
				out[i+1] = y
			}
		}
	})
}

func applyUniform(c *Call) (value.Value, error) {
	return c.random(uniformStream, func(next func() uint64, out []float64) {
		for i := range out {
			out[i] = vmath.Uniform(next())
		}
	})
}

// random fills an array of the sizes that are asked for from the generator of a seed.
func (c *Call) random(stream uint64, fill func(next func() uint64, out []float64)) (value.Value, error) {
	seed := c.option("seed")
	if seed == nil {
		args := ""
		for _, a := range c.positionals() {
			args += a.Span.Text() + ", "
		}
		return nil, diag.New(CodeArguments, c.Span, c.Entry.Name+" wants a seed, which makes its numbers the same each time").
			WithNote(c.Entry.Signature).WithFix(c.Span, fmt.Sprintf("%s(%sseed: 1)", c.Entry.Name, args))
	}
	start, err := c.whole(seed, 0)
	if err != nil {
		return nil, err
	}
	axes, err := c.axes()
	if err != nil {
		return nil, err
	}
	n := 1
	for _, a := range axes {
		n *= a.Size
	}
	if n > mostRandom {
		return nil, diag.New(CodeShape, c.Span, fmt.Sprintf("%s of more than 2^24 numbers", c.Entry.Name))
	}
	out := c.G.Numbers(n)
	fill(rand.NewPCG(uint64(start), stream).Uint64, out)
	return &value.Object{Node: c.G.Array(out, axes)}, nil
}
