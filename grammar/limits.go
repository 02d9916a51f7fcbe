package grammar

// Limits of reading: bytes, tokens, depth and height of a source.

// Limits bound what a source may ask of the parser, so that hostile text ends
// in a diagnostic with bounded time and memory. Zero fields mean the defaults.
type Limits struct {
	Bytes   int // of one source; 16 MiB
	Tokens  int // of one statement; 1,000,000
	Depth   int // of nested brackets and blocks; 200
	Height  int // of an expression's tree; 10,000
	Indices int // of one object; 64
	Literal int // bytes of one number; 1000. Names and strings may be 64 times as long.
	Errors  int // reported per source; 20
}

// MostBytes is how long a source may be: a reader need not read more than one byte beyond it.
func (l Limits) MostBytes() int { return l.withDefaults().Bytes }

func (l Limits) withDefaults() Limits {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.Bytes, 16<<20)
	set(&l.Tokens, 1_000_000)
	set(&l.Depth, 200)
	set(&l.Height, 10_000)
	set(&l.Indices, 64)
	set(&l.Literal, 1000)
	set(&l.Errors, 20)
	return l
}
