package kernels

// accelerated lists every kernel set that this processor runs.
func accelerated(workers int) []*Set {
	best := Best(workers)
	out := []*Set{best}
	if best.name == "avx512" {
		s := Portable(workers)
		s.use256()
		out = append(out, s)
	}
	return out
}
