package number

// Numbers in JSON, with NaN and infinities as texts.

import (
	"encoding/json"
	"math"
	"math/big"
	"strconv"
)

// JSON is a number that JSON can hold: with all its digits, NaN and the
// infinities as texts.
type JSON float64

// MarshalJSON writes the number.
func (x JSON) MarshalJSON() ([]byte, error) {
	v := float64(x)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return strconv.AppendQuote(nil, Format(v, 0)), nil
	}
	return Append(nil, v, 0), nil
}

// JSONs are numbers for JSON.
func JSONs(data []float64) []JSON {
	out := make([]JSON, len(data))
	for i, x := range data {
		out[i] = JSON(x)
	}
	return out
}

// JSONRational is an exact number for encoding/json: whole ones with all their
// digits, what float64 does not hold as a text.
func JSONRational(q *big.Rat) any {
	text := Rational(q, 0)
	if v, err := strconv.ParseFloat(text, 64); err != nil || v == 0 {
		return text
	}
	return json.Number(text)
}
