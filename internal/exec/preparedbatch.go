package exec

// A prepared call at many points at once: their numbers as columns, and back.

// Batch is memory for calls of a Prepared at some points at a time. It belongs to
// one goroutine.
type Batch struct {
	f       *Prepared
	rows    int
	in, out [][]float64 // a column for each input and each output of the code
	a, b    [][]float64 // as many rows of them as a run has
	bad     []bool      // points with a result that is none
}

// The numbers of a batch: in the fastest cache.
const batchNumbers = 3072

// Batch is nil where calls run one by one.
func (f *Prepared) Batch() *Batch {
	if f.code == nil {
		return nil
	}
	in, out := len(f.from), f.code.Outputs()
	b := &Batch{f: f, rows: min(256, max(16, batchNumbers/(in+out+1)))}
	b.in, b.a = make([][]float64, in), make([][]float64, in)
	b.out, b.b = make([][]float64, out), make([][]float64, out)
	b.bad = make([]bool, b.rows)
	for i, k := range f.from {
		if at := int(k) - f.in; at >= 0 {
			b.a[i] = f.fixed[at : at+1]
		} else {
			b.in[i] = make([]float64, b.rows)
		}
	}
	for k := range b.out {
		b.out[k] = make([]float64, b.rows)
	}
	return b
}

// Rows is how many points a run can have.
func (b *Batch) Rows() int { return b.rows }

// Finite reports that all results of point i of the last run are numbers.
func (b *Batch) Finite(i int) bool { return !b.bad[i] }

// Run writes the results at n points to dst, one after another; args has the numbers
// of a call for each of them.
func (b *Batch) Run(dst, args []float64, n int) {
	f := b.f
	for i, k := range f.from {
		if b.in[i] == nil {
			continue
		}
		c := b.in[i][:n]
		b.a[i] = c
		for p := range c {
			c[p] = args[p*f.in+int(k)]
		}
	}
	clear(b.bad)
	for k := range b.out {
		b.b[k] = b.out[k][:n]
	}
	f.code.Run(b.a, b.b, n)
	for _, c := range b.b {
		for p, v := range c {
			if v-v != 0 {
				b.bad[p] = true
			}
		}
	}
	for p := range n {
		d := dst[p*f.out : (p+1)*f.out]
		f.constants(d)
		for _, x := range f.to {
			d[x.To] = b.b[x.Of][p]
		}
	}
}
