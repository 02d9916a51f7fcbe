//go:build !unix

package main

// Opening a pipe that nobody writes to must not wait: elsewhere nothing does.

// atOnce has a file opened without waiting for another process.
const atOnce = 0
