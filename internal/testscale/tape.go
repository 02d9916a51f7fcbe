package testscale

// Draws from the bytes of a fuzz target, so that a change of a byte is a change of what is drawn there.

import (
	"encoding/binary"
	"math/rand/v2"
)

// tapeSeed is how many bytes at the head of a tape seed what comes behind its end.
const tapeSeed = 8

// Tape is a source of draws that reads two bytes for each, and behind its end goes on by a generator that its first bytes seed:
// so an empty tape draws something too, and no draw waits for ever for a byte of its liking.
type Tape struct {
	bytes []byte
	rest  *rand.PCG
}

// NewTape begins a tape.
func NewTape(bytes []byte) *Tape {
	var seed [tapeSeed]byte
	n := copy(seed[:], bytes)
	return &Tape{bytes: bytes[n:], rest: rand.NewPCG(binary.LittleEndian.Uint64(seed[:]), 0x74617065)}
}

// TapeOf is a tape of a seed alone.
func TapeOf(seed uint64) []byte { return binary.LittleEndian.AppendUint64(nil, seed) }

// Uint64 implements rand.Source. The two bytes stand in the number four times, since rand reads low or high bits of it.
func (t *Tape) Uint64() uint64 {
	if len(t.bytes) == 0 {
		return t.rest.Uint64()
	}
	var two [2]byte
	n := copy(two[:], t.bytes)
	t.bytes = t.bytes[n:]
	return uint64(binary.LittleEndian.Uint16(two[:])) * 0x0001_0001_0001_0001
}
