//go:build !amd64

package cpu

func detect() int { return 0 }
