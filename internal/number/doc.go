// Package number is the one writer of numbers for people. In prints, in
// messages, in tables and on axes a number reads the same. Arrays are laid out
// here too, and what is counted gets its noun. It knows nothing of the
// language. Files of data (JSON, CSV, .npy) are not its business, except that
// their numbers may be written by it in full.
package number
