package scalar

// The hash table that finds a node equal to one under construction.

// table is a multimap from hashes to nodes, by open addressing.
type table struct {
	slots []slot
	used  int
}

type slot struct {
	h uint64
	n *node
}

func (t *table) add(h uint64, n *node) {
	if 2*(t.used+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, max(64, 2*len(old)))
		for _, s := range old {
			if s.n != nil {
				t.put(s)
			}
		}
	}
	t.put(slot{h, n})
	t.used++
}

func (t *table) put(s slot) {
	m := len(t.slots) - 1
	i := int(mix64(s.h)) & m
	for t.slots[i].n != nil {
		i = (i + 1) & m
	}
	t.slots[i] = s
}

// first gives the position of the first candidate for h; next goes on.
func (t *table) first(h uint64) int {
	if len(t.slots) == 0 {
		return -1
	}
	return t.find(h, int(mix64(h))&(len(t.slots)-1))
}

func (t *table) next(h uint64, i int) int { return t.find(h, (i+1)&(len(t.slots)-1)) }

func (t *table) find(h uint64, i int) int {
	m := len(t.slots) - 1
	for t.slots[i].n != nil {
		if t.slots[i].h == h {
			return i
		}
		i = (i + 1) & m
	}
	return -1
}
