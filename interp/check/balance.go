package check

import "github.com/seed2d4d80ff/geo/builtins"

// balance checks the index balance of a function's body.
func (e *elab) balance(f *builtins.Func) bool { return true }
