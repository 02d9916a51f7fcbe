package builtins

// The types of entries in NumPy's files: which are real numbers, and how each is read exactly.

import (
	"encoding/binary"
	"math"
	"strconv"
)

const notFinite = "is not a finite number"

func exactly(v float64) (float64, string) { return v, "" }

func ifFinite(v float64) (float64, string) {
	if !finite(v) {
		return 0, notFinite
	}
	return v, ""
}

// signed and unsigned keep a whole number of 64 bits where a float64 is that number.
func signed(n int64) (float64, string) {
	v := float64(n)
	if v >= 1<<63 || int64(v) != n {
		return 0, notHeld(strconv.FormatInt(n, 10))
	}
	return v, ""
}

func unsigned(n uint64) (float64, string) {
	v := float64(n)
	if v >= 1<<64 || uint64(v) != n {
		return 0, notHeld(strconv.FormatUint(n, 10))
	}
	return v, ""
}

func notHeld(n string) string { return "is " + n + ", a whole number that a float64 does not hold" }

// npyReader is how entries of a type are read; types that are no real numbers, or
// more than a float64 holds, are refused by what they are.
func npyReader(descr string) (npyType, *dataError) {
	if descr == "" {
		return npyType{}, badFormat("the .npy file's entries have no type")
	}
	kind := descr[1:]
	var order binary.ByteOrder = binary.LittleEndian
	switch descr[0] {
	case '>':
		order = binary.BigEndian
	case '<':
	case '|':
		if kind != "i1" && kind != "u1" && !noNumber(kind) {
			return npyType{}, badFormat("the .npy file's entries of type %q have no byte order", short(descr))
		}
	default:
		if noNumber(descr) {
			kind = descr
			break
		}
		return npyType{}, badFormat("the .npy file's entries of type %q have no byte order, < or >", short(descr))
	}
	switch kind {
	case "f8":
		return npyType{8, func(b []byte) (float64, string) { return ifFinite(math.Float64frombits(order.Uint64(b))) }}, nil
	case "f4":
		return npyType{4, func(b []byte) (float64, string) { return ifFinite(float64(math.Float32frombits(order.Uint32(b)))) }}, nil
	case "f2":
		return npyType{2, func(b []byte) (float64, string) { return ifFinite(halfFloat(order.Uint16(b))) }}, nil
	case "i8":
		return npyType{8, func(b []byte) (float64, string) { return signed(int64(order.Uint64(b))) }}, nil
	case "i4":
		return npyType{4, func(b []byte) (float64, string) { return exactly(float64(int32(order.Uint32(b)))) }}, nil
	case "i2":
		return npyType{2, func(b []byte) (float64, string) { return exactly(float64(int16(order.Uint16(b)))) }}, nil
	case "i1":
		return npyType{1, func(b []byte) (float64, string) { return exactly(float64(int8(b[0]))) }}, nil
	case "u8":
		return npyType{8, func(b []byte) (float64, string) { return unsigned(order.Uint64(b)) }}, nil
	case "u4":
		return npyType{4, func(b []byte) (float64, string) { return exactly(float64(order.Uint32(b))) }}, nil
	case "u2":
		return npyType{2, func(b []byte) (float64, string) { return exactly(float64(order.Uint16(b))) }}, nil
	case "u1":
		return npyType{1, func(b []byte) (float64, string) { return exactly(float64(b[0])) }}, nil
	}
	return npyType{}, badFormat("the .npy file's entries are %s (%s), not real numbers that a float64 holds", kindWords(kind), short(descr))
}

// noNumber reports a type whose entries are no real numbers, whatever their order.
func noNumber(kind string) bool { return kindWords(kind) != unknownKind && kind[0] != 'f' }

const unknownKind = "of an unknown type"

// kindWords says what a type of NumPy's is.
func kindWords(kind string) string {
	if kind == "" {
		return unknownKind
	}
	switch kind[0] {
	case 'c':
		return "complex numbers"
	case 'b', '?':
		return "truth values"
	case 'f':
		return "long floats"
	case 'U', 'S', 'a':
		return "texts"
	case 'O':
		return "Python objects"
	case 'M', 'm':
		return "dates or times"
	case 'V':
		return "records"
	}
	return unknownKind
}

// halfFloat widens an IEEE 754 binary16 number.
func halfFloat(h uint16) float64 {
	sign := 1.0
	if h&0x8000 != 0 {
		sign = -1
	}
	exp, frac := int(h>>10)&0x1f, float64(h&0x3ff)
	switch exp {
	case 0:
		return sign * math.Ldexp(frac, -24)
	case 31:
		if frac != 0 {
			return math.NaN()
		}
		return sign * math.Inf(1)
	}
	return sign * math.Ldexp(1024+frac, exp-25)
}
