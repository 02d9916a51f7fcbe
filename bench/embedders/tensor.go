package main

// The connection of the Schwarzschild metric of mass 1, written out for engines without tensors.

import "fmt"

// connection are the components that are not zero, by their place among the 64 of [upper][lower][lower] over t, r, q, p.
var connection = map[int]string{
	0*16 + 0*4 + 1: "1.0/(r*(r - 2.0))",
	0*16 + 1*4 + 0: "1.0/(r*(r - 2.0))",
	1*16 + 0*4 + 0: "(r - 2.0)/(r*r*r)",
	1*16 + 1*4 + 1: "-1.0/(r*(r - 2.0))",
	1*16 + 2*4 + 2: "2.0 - r",
	1*16 + 3*4 + 3: "(2.0 - r)*sin(q)*sin(q)",
	2*16 + 1*4 + 2: "1.0/r",
	2*16 + 2*4 + 1: "1.0/r",
	2*16 + 3*4 + 3: "-sin(q)*cos(q)",
	3*16 + 1*4 + 3: "1.0/r",
	3*16 + 3*4 + 1: "1.0/r",
	3*16 + 2*4 + 3: "cos(q)/sin(q)",
	3*16 + 3*4 + 2: "cos(q)/sin(q)",
}

// components lists all 64, with commas between.
func components() string {
	text := ""
	for i := range 64 {
		c, ok := connection[i]
		if !ok {
			c = "0.0"
		}
		if i > 0 {
			text += ", "
		}
		text += c
	}
	return text
}

// loopSum is what loops give: the sum of 1/i^2 to a million.
const loopSum = 1.6449330668487263

// fill copies the numbers of a list into out.
func fill[T any](out []float64, list []T, number func(T) (float64, bool)) error {
	if len(list) != len(out) {
		return fmt.Errorf("%d components", len(list))
	}
	for i, x := range list {
		v, ok := number(x)
		if !ok {
			return fmt.Errorf("component %d is %v", i, x)
		}
		out[i] = v
	}
	return nil
}
