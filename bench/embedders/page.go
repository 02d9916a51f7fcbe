package main

// The page: a table for each point, and one for all times.

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

const beginning = `# Geo beside other engines that Go programs embed

Geo asked beside starlark-go, cel-go, expr, goja, wazero and SQLite (its Go form, modernc.org/sqlite), which a Go team might embed instead.
They are made for other things: policies, configuration, JavaScript, any compiled language, data. What is compared is what an embedding program may rely on,
and what the same formula costs. Rows that Geo loses stand here like the others.

Each point has what the engine's own documents say, where something was found, and what a probe did, in one run. This page is written by a program in
a module of its own, [bench/embedders](../bench/embedders/main.go); its files say how each engine is asked:

` + "```sh\ncd bench/embedders && go run . -out ../../docs/embedding-compared.md\n```\n\n"

// page writes what was measured.
func page(cells map[string]map[string]string) string {
	var b strings.Builder
	b.WriteString(beginning + measured())
	b.WriteString("\nEvery cell is a process of its own. One that takes 3 GiB or longer than a minute is ended from outside, and so says the cell: what an engine does to its\n" +
		"host is the question. A time and a size in brackets are how long the compile or run took, and the most memory the process ever had.\n\n" +
		"- [Promises, probed](#promises-probed)\n- [Times](#times)\n\n## Promises, probed\n")
	for _, p := range promises() {
		from := p.name
		if same := sameAs[from]; same != "" {
			from = same
		}
		asks := p.asks
		if p.tests != "" {
			asks += " Geo is held to it by " + p.tests + "."
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n| engine | its documents | probe |\n|---|---|---|\n", p.title, asks)
		for _, e := range engines() {
			words := ""
			if d, ok := documents[from][e.name]; ok {
				words = fmt.Sprintf("[%s](%s)", d.words, d.where)
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", e.name, words, cells[p.name][e.name])
		}
	}
	b.WriteString("\n## Times\n\nProcessor time, the collector's included, the least of many measurements, since the machine was busy. Answers are compared with Go's, the 64\n" +
		"components with Geo's. `Func` is Geo without questions: it checks no domain and looks at no context. wazero was measured as it must be for modules of strangers,\n" +
		"so that a context ends them, and without.\n\n")
	for _, p := range speeds() {
		fmt.Fprintf(&b, "- **%s**: %s\n", p.name, p.asks)
	}
	b.WriteString("\n| |")
	for _, p := range speeds() {
		fmt.Fprintf(&b, " %s |", p.name)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(speeds())) + "\n")
	for _, e := range engines() {
		fmt.Fprintf(&b, "| %s |", e.name)
		for _, p := range speeds() {
			fmt.Fprintf(&b, " %s |", cells[p.name][e.name])
		}
		b.WriteString("\n")
	}
	b.WriteString(behind(cells))
	return b.String()
}

// measured says when, where and with which versions.
func measured() string {
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			versions[d.Path] = d.Version
		}
	}
	var list []string
	for _, e := range engines() {
		version := versions[e.module]
		if e.name == "Geo" {
			version = "of this checkout"
			if said, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output(); err == nil {
				version = strings.TrimSpace(string(said))
			}
		}
		list = append(list, e.name+" "+version)
	}
	return fmt.Sprintf("Measured on %s, %s, %s/%s, %d processors%s: %s.\n", time.Now().Format("2 January 2006"), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), load(), strings.Join(list, ", "))
}

// load says what else the machine was doing.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	fields := strings.Fields(string(text))
	return fmt.Sprintf(" (load %s over the last five minutes)", fields[1])
}
