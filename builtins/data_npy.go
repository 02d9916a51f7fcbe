package builtins

// npy("x.npy") and npz: NumPy's arrays of real numbers.

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// readNPY reads one NumPy array of real numbers, of any byte order and either
// memory order.
// Format: NumPy Enhancement Proposal 1, versions 1.0 to 3.0.
func readNPY(text []byte, limit int64) (*numbers, *dataError) {
	const magic = "\x93NUMPY"
	if len(text) < 10 || string(text[:6]) != magic {
		return nil, badFormat("the file does not begin as a .npy file does")
	}
	var start, length int
	switch text[6] {
	case 1:
		start, length = 10, int(binary.LittleEndian.Uint16(text[8:]))
	case 2, 3:
		if len(text) < 12 {
			return nil, badFormat("the .npy header is cut off")
		}
		n := binary.LittleEndian.Uint32(text[8:])
		if int64(n) > int64(len(text)) {
			return nil, badFormat("the .npy header is cut off")
		}
		start, length = 12, int(n)
	default:
		return nil, badFormat("version %d of the .npy format is unknown", text[6])
	}
	if start+length > len(text) {
		return nil, badFormat("the .npy header is cut off")
	}
	head, err := parseNPYHeader(string(text[start : start+length]))
	if err != nil {
		return nil, err
	}
	count, err := elements(head.shape, limit)
	if err != nil {
		return nil, err
	}
	body := text[start+length:]
	read, width, err := npyReader(head.descr)
	if err != nil {
		return nil, err
	}
	if len(body)/width < count {
		return nil, badFormat("the .npy file holds %d of its %d entries", len(body)/width, count)
	}
	out := &numbers{shape: head.shape, data: make([]float64, count)}
	if len(out.shape) == 0 {
		out.shape = []int{1}
	}
	for i := range out.data {
		v, ok := read(body[i*width:])
		if !ok {
			return nil, badData("entry %d of the array is not a finite number that a float64 holds exactly", i+1)
		}
		out.data[i] = v
	}
	if head.fortran {
		out.data = rowMajor(out.data, out.shape)
	}
	return out, nil
}

// rowMajor reorders column-major data.
func rowMajor(data []float64, shape []int) []float64 {
	out := make([]float64, len(data))
	index := make([]int, len(shape))
	stride := make([]int, len(shape))
	s := 1
	for k := range shape {
		stride[k] = s
		s *= shape[k]
	}
	at := 0
	for i := range out {
		out[i] = data[at]
		for k := len(shape) - 1; k >= 0; k-- {
			index[k]++
			at += stride[k]
			if index[k] < shape[k] {
				break
			}
			at -= stride[k] * shape[k]
			index[k] = 0
		}
	}
	return out
}

type npyHeader struct {
	descr   string
	fortran bool
	shape   []int
}

// parseNPYHeader reads the header's Python dictionary, whose three keys and
// value types the format fixes.
func parseNPYHeader(s string) (npyHeader, *dataError) {
	var h npyHeader
	value := func(key string) (string, bool) {
		for _, q := range []string{"'", `"`} {
			if _, rest, ok := strings.Cut(s, q+key+q); ok {
				rest = strings.TrimLeft(rest, " ")
				if after, ok := strings.CutPrefix(rest, ":"); ok {
					return strings.TrimLeft(after, " "), true
				}
			}
		}
		return "", false
	}
	descr, ok1 := value("descr")
	fortran, ok2 := value("fortran_order")
	shape, ok3 := value("shape")
	if !ok1 || !ok2 || !ok3 {
		return h, badFormat("the .npy header lacks descr, fortran_order or shape")
	}
	if descr == "" || (descr[0] != '\'' && descr[0] != '"') {
		return h, badFormat("the .npy file holds records, not an array of numbers")
	}
	d, _, ok := strings.Cut(descr[1:], descr[:1])
	if !ok {
		return h, badFormat("the .npy header's descr is cut off")
	}
	h.descr = d
	h.fortran = strings.HasPrefix(fortran, "True")
	inner, ok := strings.CutPrefix(shape, "(")
	if !ok {
		return h, badFormat("the .npy header's shape is not a tuple")
	}
	inner, _, ok = strings.Cut(inner, ")")
	if !ok {
		return h, badFormat("the .npy header's shape is cut off")
	}
	for _, part := range strings.Split(inner, ",") {
		part = strings.TrimSuffix(strings.TrimSpace(part), "L")
		if part == "" {
			continue
		}
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return h, badFormat("the .npy header's shape has the entry %q", part)
		}
		h.shape = append(h.shape, n)
	}
	if len(h.shape) > 16 {
		return h, badFormat("an array of %d axes", len(h.shape))
	}
	return h, nil
}

// npyReader is how one entry of a type is read; it reports false for what a
// float64 cannot hold.
func npyReader(descr string) (func([]byte) (float64, bool), int, *dataError) {
	var order binary.ByteOrder = binary.LittleEndian
	kind := descr
	if descr != "" {
		switch descr[0] {
		case '>':
			order, kind = binary.BigEndian, descr[1:]
		case '<', '|', '=':
			kind = descr[1:]
		}
	}
	const exact = 1 << 53
	switch kind {
	case "f8":
		return func(b []byte) (float64, bool) {
			v := math.Float64frombits(order.Uint64(b))
			return v, finite(v)
		}, 8, nil
	case "f4":
		return func(b []byte) (float64, bool) {
			v := float64(math.Float32frombits(order.Uint32(b)))
			return v, finite(v)
		}, 4, nil
	case "f2":
		return func(b []byte) (float64, bool) {
			v := halfFloat(order.Uint16(b))
			return v, finite(v)
		}, 2, nil
	case "i8":
		return func(b []byte) (float64, bool) {
			v := int64(order.Uint64(b))
			return float64(v), v <= exact && v >= -exact
		}, 8, nil
	case "i4":
		return func(b []byte) (float64, bool) { return float64(int32(order.Uint32(b))), true }, 4, nil
	case "i2":
		return func(b []byte) (float64, bool) { return float64(int16(order.Uint16(b))), true }, 2, nil
	case "i1":
		return func(b []byte) (float64, bool) { return float64(int8(b[0])), true }, 1, nil
	case "u8":
		return func(b []byte) (float64, bool) {
			v := order.Uint64(b)
			return float64(v), v <= exact
		}, 8, nil
	case "u4":
		return func(b []byte) (float64, bool) { return float64(order.Uint32(b)), true }, 4, nil
	case "u2":
		return func(b []byte) (float64, bool) { return float64(order.Uint16(b)), true }, 2, nil
	case "u1", "b1", "?":
		return func(b []byte) (float64, bool) { return float64(b[0]), true }, 1, nil
	}
	return nil, 0, badFormat("the .npy file's entries have the type %q, not real numbers", descr)
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

// readNPZ reads one array of a .npz archive by its key; without a key the
// archive must hold one array.
func readNPZ(text []byte, key string, limit int64) (*numbers, *dataError) {
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, badFormat("the file is not a .npz archive: %v", err)
	}
	var found *zip.File
	var keys []string
	for _, f := range z.File {
		name, ok := strings.CutSuffix(f.Name, ".npy")
		if !ok {
			continue
		}
		keys = append(keys, name)
		if name == key || key == "" {
			found = f
		}
	}
	if key == "" && len(keys) > 1 {
		e := badData("the archive holds %d arrays: which one", len(keys))
		e.note = "its keys are " + strings.Join(keys, ", ")
		e.options = []string{fmt.Sprintf("%q", keys[0])}
		return nil, e
	}
	if found == nil {
		e := badData("the archive has no array %q", key)
		e.note = "its keys are " + strings.Join(keys, ", ")
		return nil, e
	}
	// An entry is at least one byte; 128 KiB is ample for the header.
	most := 8*limit + 1<<17
	if limit > math.MaxInt64/16 {
		most = math.MaxInt64 - 1
	}
	r, err := found.Open()
	if err != nil {
		return nil, badFormat("the array %q cannot be unpacked: %v", key, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		if errors.Is(err, zip.ErrChecksum) {
			return nil, badFormat("the array %q is damaged: its checksum is wrong", key)
		}
		return nil, badFormat("the array %q cannot be unpacked: %v", key, err)
	}
	if int64(len(body)) > most {
		return nil, tooLarge("the array %q unpacks to more than %d bytes", key, most)
	}
	return readNPY(body, limit)
}
