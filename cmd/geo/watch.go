package main

// geo run --watch: a program runs again when its file changes, or a file that it read.

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// How often files are looked at, and for how long a file has to rest: an editor may write it in several steps.
const (
	watchEvery = 150 * time.Millisecond
	watchRest  = 2
)

// reads are the files that a program opened.
type reads struct {
	mu    sync.Mutex
	files map[string]bool
}

// watchedFolder is a folder that remembers what was opened in it.
type watchedFolder struct {
	folder
	reads *reads
}

// Open implements fs.FS. What is not there may come to be.
func (w watchedFolder) Open(name string) (fs.File, error) {
	w.reads.mu.Lock()
	w.reads.files[filepath.Join(string(w.folder), filepath.FromSlash(name))] = true
	w.reads.mu.Unlock()
	return w.folder.Open(name)
}

// state is what is known of the files: when they changed last, and how large they are.
func (r *reads) state() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	state := map[string]string{}
	for name := range r.files {
		if info, err := os.Stat(name); err == nil {
			state[name] = fmt.Sprint(info.ModTime().UnixNano(), info.Size())
		}
	}
	return fmt.Sprint(state) // in the order of names
}

// watch runs a program, and again each time that a file of it has changed, until Ctrl-C.
func (a *app) watch(ctx context.Context, name string, bindings []string) error {
	if name == "-" {
		return a.usage(fmt.Errorf("--watch needs a file; standard input is read once"))
	}
	for {
		a.reads = &reads{files: map[string]bool{name: true}}
		before := a.reads.state()
		if err := a.runFile(ctx, name, bindings); err != nil {
			if _, ok := err.(exit); !ok {
				return err
			}
		}
		if ctx.Err() != nil {
			return interrupted(ctx)
		}
		fmt.Fprintf(a.err, "geo: waiting for a change of %s\n", diag.Visible(name))
		if before != a.reads.state() && len(a.reads.files) == 1 {
			continue // it was written while it ran
		}
		if !a.reads.changed(ctx) {
			return interrupted(ctx)
		}
	}
}

// changed waits until a file has changed, and rests again; false: the context has ended.
func (r *reads) changed(ctx context.Context) bool {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	was, rests, moved := r.state(), 0, false
	for {
		select {
		case <-ctx.Done():
			return false
		case <-tick.C:
		}
		now := r.state()
		if now != was {
			was, rests, moved = now, 0, true
			continue
		}
		if rests++; moved && rests >= watchRest {
			return true
		}
	}
}
