package server

// Compiled programs of one tenant, the last used kept while they fit.

import (
	"container/list"
	"crypto/sha256"
	"sync"

	"github.com/seed2d4d80ff/geo/interp"
)

// programs keeps compiled programs by what they were compiled from, up to a
// number of bytes. What a program takes is not known, so it counts as much as
// was allocated while it was compiled, by everybody: never too little.
type programs struct {
	most int64

	mu    sync.Mutex
	bytes int64
	byKey map[programKey]*list.Element
	order *list.List // the last used first
}

type programKey [sha256.Size]byte

type kept struct {
	key     programKey
	program *interp.Program
	bytes   int64
}

func newPrograms(most int64) *programs {
	return &programs{most: most, byKey: map[programKey]*list.Element{}, order: list.New()}
}

// get is the program of a key, or nil.
func (p *programs) get(key programKey) *interp.Program {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.byKey[key]
	if e == nil {
		return nil
	}
	p.order.MoveToFront(e)
	return e.Value.(*kept).program
}

// put keeps a program that takes bytes, and forgets the longest unused ones
// until it fits.
func (p *programs) put(key programKey, program *interp.Program, bytes int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.byKey[key] != nil || bytes > p.most {
		return
	}
	for p.bytes+bytes > p.most {
		last := p.order.Back()
		k := p.order.Remove(last).(*kept)
		delete(p.byKey, k.key)
		p.bytes -= k.bytes
	}
	p.byKey[key] = p.order.PushFront(&kept{key, program, bytes})
	p.bytes += bytes
}

// look is how many programs are kept, and what they count.
func (p *programs) look() (n int, bytes int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.byKey), p.bytes
}
