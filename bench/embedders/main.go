// Command embedders asks the same of Geo and of other engines that Go programs embed, and writes what became of it.
//
//	cd bench/embedders && go run . -out ../../docs/embedding-compared.md
//
// Every cell is measured by a process of its own, which is ended where it takes more than its time or 3 GiB; what it was asked, and
// how, stands in the engine's file. Processes are watched through /proc, so it runs on Linux only. This is a module of its own:
// Geo needs none of the engines.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	one := flag.String("cell", "", "ask one `PROBE` of one engine, in this process")
	of := flag.String("of", "", "the `ENGINE` of -cell; without -cell, the only one that is asked")
	only := flag.String("only", "", "ask only probes whose names contain `WORDS`")
	out := flag.String("out", "", "write the page into `FILE`, not to standard output")
	keep := flag.String("keep", "", "keep what was measured in `FILE`, and measure nothing that stands there")
	flag.Parse()
	if *one != "" {
		fmt.Println(cellHere(*one, *of))
		return
	}
	cells := map[string]map[string]string{}
	if text, err := os.ReadFile(*keep); err == nil {
		if err := json.Unmarshal(text, &cells); err != nil {
			log.Fatal(err)
		}
	}
	for _, p := range probes() {
		if !strings.Contains(p.name, *only) {
			continue
		}
		for _, e := range engines() {
			if cells[p.name][e.name] != "" || *of != "" && *of != e.name {
				continue
			}
			if cells[p.name] == nil {
				cells[p.name] = map[string]string{}
			}
			cells[p.name][e.name] = cellInChild(p, e)
			fmt.Fprintf(os.Stderr, "%s | %s | %s\n", p.name, e.name, cells[p.name][e.name])
		}
	}
	if *keep != "" {
		text, err := json.MarshalIndent(cells, "", " ")
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(*keep, text, 0o644); err != nil {
			log.Fatal(err)
		}
	}
	page := page(cells)
	if *out == "" {
		fmt.Print(page)
	} else if err := os.WriteFile(*out, []byte(page), 0o644); err != nil {
		log.Fatal(err)
	}
}

// cellHere asks a probe of an engine, in this process.
func cellHere(name, of string) string {
	for _, p := range probes() {
		for _, e := range engines() {
			if p.name == name && e.name == of {
				return p.cell(e)
			}
		}
	}
	return "no such probe or engine"
}
