package main

// A cell's process: watched, and ended where it takes too much.

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// mostMemory is what a cell's process may take before it is ended.
const mostMemory = 3 << 30

// cellInChild asks a probe of an engine in a process of its own, and says what became of it.
func cellInChild(p *probe, e *engine) string {
	limit := p.limit
	if limit == 0 {
		limit = time.Minute
	}
	var out, said bytes.Buffer
	cmd := exec.Command(os.Args[0], "-cell", p.name, "-of", e.name)
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Start(); err != nil {
		return err.Error()
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	begin, peak := time.Now(), int64(0)
	for {
		select {
		case err := <-done:
			if err == nil {
				return strings.TrimSpace(out.String())
			}
			return died(err, said.String(), peak)
		case <-time.After(2 * time.Millisecond):
		}
		peak = max(peak, memory(cmd.Process.Pid, "VmHWM"))
		switch {
		case peak > mostMemory:
			cmd.Process.Kill()
			<-done
			return fmt.Sprintf("**not refused**: ended from outside at %s, after %s", bytesOf(peak), duration(time.Since(begin)))
		case time.Since(begin) > limit:
			cmd.Process.Kill()
			<-done
			return fmt.Sprintf("**not ended** after %s, %s", duration(limit), bytesOf(peak))
		}
	}
}

var lastWords = regexp.MustCompile(`(?m)^(?:fatal error|runtime|panic): .*`)

// died says how a process ended that gave no answer.
func died(err error, said string, peak int64) string {
	words := err.Error()
	if m := lastWords.FindAllString(said, -1); m != nil {
		words = m[0]
		for _, w := range m {
			if strings.HasPrefix(w, "fatal error") {
				words = w
			}
		}
	}
	return fmt.Sprintf("**the process died**: %s (%s)", short(words), bytesOf(peak))
}

// memory reads a line of a process' status, in bytes.
func memory(pid int, line string) int64 {
	who := strconv.Itoa(pid)
	if pid == 0 {
		who = "self"
	}
	text, err := os.ReadFile("/proc/" + who + "/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), line+":")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.ParseInt(fields[0], 10, 64)
	return kb << 10
}

func bytesOf(n int64) string {
	switch {
	case n < 0:
		return "-" + bytesOf(-n)
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	case n >= 10<<20:
		return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.0f KiB", float64(n)/(1<<10))
}

func duration(d time.Duration) string { return nanoseconds(float64(d.Nanoseconds())) }

func nanoseconds(ns float64) string {
	unit := "ns"
	for _, next := range []string{"µs", "ms", "s"} {
		if ns < 1000 {
			break
		}
		ns, unit = ns/1000, next
	}
	if ns < 10 && unit != "ns" {
		return fmt.Sprintf("%.1f %s", ns, unit)
	}
	return fmt.Sprintf("%.0f %s", ns, unit)
}

// short is the beginning of the first line of a text, as code in a table.
func short(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	letters := []rune(strings.NewReplacer("|", "¦", "`", "'").Replace(strings.TrimSpace(text)))
	if len(letters) > 90 {
		letters = append(letters[:90], '…')
	}
	return "`" + string(letters) + "`"
}
