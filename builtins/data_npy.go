package builtins

// npy("x.npy"): NumPy's arrays of real numbers, read entry by entry into place.

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// npyHeaderBytes is the longest header that is read; NumPy itself writes some hundred bytes.
const npyHeaderBytes = 1 << 16

// readNPY reads one NumPy array of real numbers, of either byte order and either memory order, of size bytes. Nothing is
// allocated before its header has been read, the budget asked, and the size found right.
// Format: NumPy Enhancement Proposal 1, versions 1.0 to 3.0.
func readNPY(in io.Reader, size int64, b *Budget) (*numbers, *dataError) {
	start := make([]byte, 10, 12)
	if n, err := io.ReadFull(in, start); err != nil || string(start[:6]) != "\x93NUMPY" {
		return nil, npyCut(n, err, "the file does not begin as a .npy file does")
	}
	length := int64(binary.LittleEndian.Uint16(start[8:]))
	switch start[6] {
	case 1:
	case 2, 3:
		start = start[:12]
		if n, err := io.ReadFull(in, start[10:]); err != nil {
			return nil, npyCut(n, err, "the .npy header is cut off")
		}
		length = int64(binary.LittleEndian.Uint32(start[8:]))
	default:
		return nil, badFormat("version %d of the .npy format is unknown", start[6])
	}
	if length > npyHeaderBytes {
		return nil, badFormat("the .npy header is said to have %d bytes; at most %d are read", length, npyHeaderBytes)
	}
	text := make([]byte, length)
	if n, err := io.ReadFull(in, text); err != nil {
		return nil, npyCut(n, err, "the .npy header is cut off")
	}
	head, bad := parseNPYHeader(string(text))
	if bad != nil {
		return nil, bad
	}
	read, bad := npyReader(head.descr)
	if bad != nil {
		return nil, bad
	}
	count, bad := entries(head.shape)
	if bad != nil {
		return nil, bad
	}
	width := int64(read.width)
	if held := (size - int64(len(start)) - length) / width; held < count {
		return nil, badFormat("the .npy file holds %d of its %d entries", max(0, held), count)
	}
	n, bad := b.array(head.shape)
	if bad != nil {
		return nil, bad
	}
	out := &numbers{shape: sizes(head.shape), data: make([]float64, n)}
	return out, read.fill(in, out, head)
}

// npyCut is the finding about a file that ends too early; one that could not be read has its own.
func npyCut(n int, err error, text string) *dataError {
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return unpacked(err)
	}
	return badFormat("%s", text)
}

// npyType is how one entry of a type is read: why is not empty for what a float64 cannot hold.
type npyType struct {
	width int
	entry func([]byte) (v float64, why string)
}

// fill reads all entries to their places.
func (t npyType) fill(in io.Reader, out *numbers, head npyHeader) *dataError {
	place := newPlaces(head)
	block := make([]byte, 8192*t.width)
	for done := 0; done < len(out.data); {
		some := min(8192, len(out.data)-done)
		if n, err := io.ReadFull(in, block[:some*t.width]); err != nil {
			return npyCut(n, err, fmt.Sprintf("the .npy file holds %d of its %d entries", done+n/t.width, len(out.data)))
		}
		for k := range some {
			v, why := t.entry(block[k*t.width:])
			if why != "" {
				return badData("entry %s %s", position(int64(place.at), head.shape), why)
			}
			out.data[place.at] = v
			place.next()
		}
		done += some
	}
	// To its end: an archive's checksum is compared there, and what follows the array is no part of it.
	switch n, err := io.ReadFull(in, block[:1]); {
	case n > 0:
		return badFormat("the .npy file goes on after its %d entries", len(out.data))
	case err != io.EOF:
		return unpacked(err)
	}
	return nil
}

// places goes through the row-major places of entries in the order of a file.
type places struct {
	at            int
	fortran       bool
	index, stride []int
	shape         []int64
}

func newPlaces(head npyHeader) *places {
	p := &places{fortran: head.fortran && len(head.shape) > 1, shape: head.shape}
	p.index, p.stride = make([]int, len(p.shape)), make([]int, len(p.shape))
	s := 1
	for k := len(p.shape) - 1; k >= 0; k-- {
		p.stride[k] = s
		s *= int(p.shape[k])
	}
	return p
}

func (p *places) next() {
	if !p.fortran {
		p.at++
		return
	}
	for k := range p.index {
		p.index[k]++
		p.at += p.stride[k]
		if int64(p.index[k]) < p.shape[k] {
			return
		}
		p.at -= p.stride[k] * int(p.shape[k])
		p.index[k] = 0
	}
}

type npyHeader struct {
	descr   string
	fortran bool
	shape   []int64
}

// parseNPYHeader reads the header's Python dictionary, whose three keys and
// value types the format fixes.
func parseNPYHeader(text string) (h npyHeader, bad *dataError) {
	p := &pyText{rest: text}
	if !p.eat("{") {
		return h, badFormat("the .npy header is no dictionary")
	}
	seen := map[string]bool{}
	for !p.eat("}") {
		key, ok := p.word()
		if !ok || !p.eat(":") {
			return h, badFormat("the .npy header has %q where a key is expected", short(p.rest))
		}
		if seen[key] {
			return h, badFormat("the .npy header has the key %q twice", short(key))
		}
		seen[key] = true
		switch key {
		case "descr":
			if h.descr, ok = p.word(); !ok {
				return h, badFormat("the .npy file holds records, not an array of numbers")
			}
		case "fortran_order":
			if h.fortran = p.eat("True"); !h.fortran && !p.eat("False") {
				return h, badFormat("the .npy header's fortran_order is neither True nor False")
			}
		case "shape":
			if h.shape, bad = p.tuple(); bad != nil {
				return h, bad
			}
		default:
			return h, badFormat("the .npy header has the unknown key %q", short(key))
		}
		if !p.eat(",") && !strings.HasPrefix(p.rest, "}") {
			return h, badFormat("the .npy header goes on with %q", short(p.rest))
		}
	}
	if !seen["descr"] || !seen["fortran_order"] || !seen["shape"] {
		return h, badFormat("the .npy header lacks descr, fortran_order or shape")
	}
	if strings.TrimSpace(p.rest) != "" {
		return h, badFormat("the .npy header goes on after its dictionary")
	}
	if len(h.shape) > 16 {
		return h, badFormat("an array of %d axes", len(h.shape))
	}
	return h, nil
}

// pyText is Python's text that is being read.
type pyText struct{ rest string }

// eat takes a mark, with the space around it.
func (p *pyText) eat(mark string) bool {
	p.rest = strings.TrimLeft(p.rest, " \n")
	rest, ok := strings.CutPrefix(p.rest, mark)
	if ok {
		p.rest = strings.TrimLeft(rest, " \n")
	}
	return ok
}

// word takes a string without escapes.
func (p *pyText) word() (string, bool) {
	for _, quote := range []string{"'", `"`} {
		if rest, ok := strings.CutPrefix(p.rest, quote); ok {
			word, rest, ok := strings.Cut(rest, quote)
			if !ok || strings.Contains(word, `\`) {
				return "", false
			}
			p.rest = strings.TrimLeft(rest, " \n")
			return word, true
		}
	}
	return "", false
}

// tuple takes a tuple of whole numbers.
func (p *pyText) tuple() (shape []int64, bad *dataError) {
	if !p.eat("(") {
		return nil, badFormat("the .npy header's shape is not a tuple")
	}
	for !p.eat(")") {
		end := strings.IndexAny(p.rest, ",)")
		if end < 0 {
			return nil, badFormat("the .npy header's shape is cut off")
		}
		part := strings.TrimSpace(p.rest[:end])
		n, err := strconv.ParseInt(strings.TrimSuffix(part, "L"), 10, 64)
		if err != nil && errors.Is(err, strconv.ErrRange) {
			return nil, tooLarge("an axis of %s entries", short(part))
		}
		if err != nil || n < 0 {
			return nil, badFormat("the .npy header's shape has the entry %q", short(part))
		}
		shape = append(shape, n)
		p.rest = p.rest[end:]
		p.eat(",")
	}
	return shape, nil
}
