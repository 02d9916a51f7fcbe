// Package repl is the interactive session. It reads lines, asks for more while
// one is unfinished, runs them in an interp.Session and shows what they came
// to. Reading is behind LineReader, so that the session itself is a loop that
// tests drive with plain text.
package repl
