package main

// What the command writes: a file is in its place whole, or as it was before.

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile puts a text in a file's place, which keeps its permissions: it is written beside the file and renamed, so that
// nobody ever sees half of it, and a failure leaves what was there before.
func (a *app) writeFile(name string, text io.Reader) error {
	a.files.Lock()
	defer a.files.Unlock()
	perm, keep := fs.FileMode(0o666), false
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a file that can be replaced", name)
		}
		perm, keep = info.Mode().Perm(), true
	}
	beside := filepath.Join(filepath.Dir(name), ".geo-"+rand.Text()+".tmp")
	if err := fill(beside, text, perm, keep); err != nil {
		return err
	}
	if err := os.Rename(beside, name); err != nil {
		return errors.Join(err, os.Remove(beside))
	}
	return nil
}

// createFile writes a file that is not there yet.
func (a *app) createFile(name string, text io.Reader) error {
	a.files.Lock()
	defer a.files.Unlock()
	return fill(name, text, 0o666, false)
}

// fill makes a file with a text in it, and takes it away again where that fails.
func fill(name string, text io.Reader, perm fs.FileMode, exactly bool) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, text)
	if err == nil && exactly {
		err = f.Chmod(perm) // beyond what the umask leaves
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}
