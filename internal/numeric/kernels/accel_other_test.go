//go:build !amd64

package kernels

func accelerated(workers int) []*Set { return nil }
