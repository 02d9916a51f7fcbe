//go:build unix

package main

// Opening a pipe that nobody writes to must not wait: on Unix.

import "syscall"

// atOnce has a file opened without waiting for another process.
const atOnce = syscall.O_NONBLOCK
