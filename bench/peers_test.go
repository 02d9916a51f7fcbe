package bench

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// peer is one line of bench/peers: `row name seconds`.
type peer struct {
	name    string
	seconds float64
}

var peersOf = sync.OnceValue(func() map[string][]peer {
	rows := map[string][]peer{}
	file, err := os.Open(os.Getenv("GEO_PEERS"))
	if err != nil {
		return rows
	}
	defer file.Close()
	for scan := bufio.NewScanner(file); scan.Scan(); {
		field := strings.Fields(scan.Text())
		if len(field) < 3 {
			continue
		}
		if seconds, err := strconv.ParseFloat(field[2], 64); err == nil {
			rows[field[0]] = append(rows[field[0]], peer{field[1], seconds})
		}
	}
	return rows
})

// ratios reports how many times longer each peer of the row takes whose name
// begins with the prefix; per is the work of one iteration in the peer's unit.
func ratios(b *testing.B, row, prefix string, per int) {
	b.Helper()
	geo := b.Elapsed().Seconds() / float64(b.N) / float64(per)
	for _, p := range peersOf()[row] {
		if rest, ok := strings.CutPrefix(p.name, prefix); ok {
			b.ReportMetric(p.seconds/geo, "×"+p.name[:len(p.name)-len(rest)]+rest)
		}
	}
}
