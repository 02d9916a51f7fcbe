package builtins

// What the data of a program may take in memory, all of them together.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Budget counts the bytes that the data of one program take: files while they are read, and the arrays made of them. Every
// reader asks it before it allocates.
type Budget struct {
	Limit   int64 // bytes
	Used    int64
	Stopped func() error // an error ends reading; nil: never asked
}

// stopped is why reading is to end.
func (b *Budget) stopped() error {
	if b.Stopped == nil {
		return nil
	}
	return b.Stopped()
}

// take asks for so many bytes, for what the text names.
func (b *Budget) take(n int64, what string, args ...any) *dataError {
	if n <= b.Limit-b.Used && n <= math.MaxInt {
		b.Used += n
		return nil
	}
	text := fmt.Sprintf(what, args...) + " takes " + number.Bytes(float64(n)) + "; the limit on all data together is " + number.Bytes(float64(b.Limit))
	if b.Used > 0 {
		text += ", of which " + number.Bytes(float64(b.Used)) + " are taken"
	}
	return tooLarge("%s", text)
}

// array asks for the memory of an array, and gives the number of its entries.
func (b *Budget) array(shape []int64) (n int, err *dataError) {
	count, err := entries(shape)
	if err != nil {
		return 0, err
	}
	if count > math.MaxInt64/entryBytes { // so many bytes cannot be counted
		return 0, tooLarge("an array of shape %s has %d entries", shapeText(shape), count)
	}
	if err := b.take(entryBytes*count, "an array of shape %s", shapeText(shape)); err != nil {
		return 0, err
	}
	return int(count), nil // since its bytes are addressed
}

// entryBytes is what one number of an array takes.
const entryBytes = 8

// entries multiplies sizes: no size is negative, none is 0, and their product can be counted.
func entries(shape []int64) (int64, *dataError) {
	n := int64(1)
	for _, s := range shape {
		switch {
		case s < 0:
			return 0, badFormat("an axis of %d entries", s)
		case s == 0:
			return 0, badData("an array of shape %s has no entries", shapeText(shape))
		case n > math.MaxInt64/s:
			return 0, tooLarge("an array of shape %s has more entries than can be counted", shapeText(shape))
		}
		n *= s
	}
	return n, nil
}

// shapeText is a shape as a message says it: 3 x 4.
func shapeText(shape []int64) string {
	text := ""
	for i, s := range shape {
		if i > 0 {
			text += " x "
		}
		text += fmt.Sprint(s)
	}
	if text == "" {
		return "()"
	}
	return text
}
