package scalar

// The hash table that finds a node equal to one under construction, and shapes
// whose value an older node has.

import (
	"unsafe"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// table is a multimap from hashes to ids of nodes or of aliases, by open
// addressing. It holds no pointers, which spares the collector, and half of each
// hash: whoever asks compares what is found.
type table struct {
	slots []slot
	used  int
}

type slot struct {
	h  uint32
	id int32 // that of a node plus 1, of an alias below 0; 0 where it is free
}

// add enters the node id; ^k is the alias k.
func (t *table) add(h uint64, id int32) {
	if 2*(t.used+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, max(16, 2*len(old)))
		for _, s := range old {
			if s.id != 0 {
				t.put(s)
			}
		}
	}
	if id >= 0 {
		id++
	}
	t.put(slot{uint32(mix64(h)), id})
	t.used++
}

func (t *table) put(s slot) {
	m := len(t.slots) - 1
	i := int(s.h) & m
	for t.slots[i].id != 0 {
		i = (i + 1) & m
	}
	t.slots[i] = s
}

// at is the id at a position: ^k for the alias k.
func (t *table) at(i int) int32 {
	id := t.slots[i].id
	if id > 0 {
		id--
	}
	return id
}

// first gives the position of the first candidate for h; next goes on.
func (t *table) first(h uint64) int {
	if len(t.slots) == 0 {
		return -1
	}
	s := uint32(mix64(h))
	return t.find(s, int(s)&(len(t.slots)-1))
}

func (t *table) next(h uint64, i int) int {
	return t.find(uint32(mix64(h)), (i+1)&(len(t.slots)-1))
}

func (t *table) find(h uint32, i int) int {
	m := len(t.slots) - 1
	for t.slots[i].id != 0 {
		if t.slots[i].h == h {
			return i
		}
		i = (i + 1) & m
	}
	return -1
}

// alias is a shape whose value an older node has: to, which may be 0.
type alias struct {
	op   nodeOp
	kern *op.Func
	args []Expr
	facs []factor
	to   Expr
}

const aliasChunk = 32

// aliasBytes is about what an alias takes, with its entry in the table.
const aliasBytes = int(unsafe.Sizeof(alias{})) + 16

// addAlias enters a shape whose value is known.
func (p *Pool) addAlias(h uint64, a alias) {
	p.meter.Steps(1 + len(a.args) + len(a.facs))
	p.meter.Bytes(aliasBytes)
	k := p.aliased
	if k%aliasChunk == 0 {
		p.aliases = append(p.aliases, new([aliasChunk]alias))
	}
	p.aliases[k/aliasChunk][k%aliasChunk] = a
	p.byShape.add(h, ^k)
	p.aliased++
}

// shaped is what a position of byShape holds: a node, or an alias.
func (p *Pool) shaped(i int) (*node, *alias) {
	id := p.byShape.at(i)
	if id >= 0 {
		return p.nodes[id], nil
	}
	k := ^id
	return nil, &p.aliases[k/aliasChunk][k%aliasChunk]
}
