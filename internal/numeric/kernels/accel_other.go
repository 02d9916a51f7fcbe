//go:build !amd64

package kernels

// Processors other than Intel and AMD: matrix products by the kernels in Go.

func (s *Set) accelerate() {}
