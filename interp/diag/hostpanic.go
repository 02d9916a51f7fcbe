package diag

// A panic in the host's own code, for the host: errors.As finds it in the diagnostic.

import "fmt"

// HostPanic is a panic in code that the host brought: one of its functions, a sink, a
// file system, matrix kernels. Diagnostics that say so have it as their cause, so that
// the host can log what a script's author need not see.
type HostPanic struct {
	Of    string // what panicked: "the host's function hostSin"
	Value any    // of the panic; nil where the goroutine was ended by runtime.Goexit
	Stack []byte // of the goroutine that panicked
}

// Error says what panicked, and with which value.
func (p *HostPanic) Error() string {
	if p == nil {
		return "no panic"
	}
	if p.Value == nil {
		return p.Of + " ended its goroutine (runtime.Goexit)"
	}
	return fmt.Sprintf("%s panicked: %v", p.Of, p.Value)
}

// At is the panic as a diagnostic.
func (p *HostPanic) At(at Span) *Diagnostic {
	return New(CodeHostPanic, at, p.Error()).Because(p)
}

// Unwrap is the value of the panic where that is an error.
func (p *HostPanic) Unwrap() error {
	if p == nil {
		return nil
	}
	err, _ := p.Value.(error)
	return err
}
