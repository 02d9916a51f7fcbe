//go:build !amd64

package kernels

func (s *Set) accelerate() {}
