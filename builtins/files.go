package builtins

// Files that the host grants: opened by paths that stay within them, read only as far as they may be.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// ValidPath reports whether a path, cleaned already, may name a file of the host's: it is relative and stays within.
func ValidPath(clean string) bool {
	return fs.ValidPath(clean) && !strings.Contains(clean, "\\") && clean != "."
}

// OpenFile opens a file of the host's by a valid path. What is no file but a pipe or a device is
// refused, before it is opened where the host's files tell: it may never come to an end.
func OpenFile(files fs.FS, clean string) (fs.File, fs.FileInfo, *FileError) {
	if s, ok := files.(fs.StatFS); ok {
		info, err := s.Stat(clean)
		if err != nil {
			return nil, nil, cannotOpen(err)
		}
		if why := noFile(info); why != "" {
			return nil, nil, &FileError{Why: why}
		}
	}
	f, err := files.Open(clean)
	if err != nil {
		return nil, nil, cannotOpen(err)
	}
	info, err := f.Stat()
	var bad *FileError
	if err != nil {
		bad = cannotOpen(err)
	} else if why := noFile(info); why != "" {
		bad = &FileError{Why: why}
	}
	if bad != nil {
		_ = f.Close() // nothing was written
		return nil, nil, bad
	}
	return f, info, nil
}

// FileError is why a file cannot be had. The text of the cause stays the host's own: it may
// name more than a program may know.
type FileError struct {
	Why   string
	Cause error // of the file system; nil where none failed
}

// Error is the reason.
func (e *FileError) Error() string { return e.Why }

// Unwrap is the file system's error.
func (e *FileError) Unwrap() error { return e.Cause }

// Missing reports that there is no such file.
func (e *FileError) Missing() bool { return errors.Is(e.Cause, fs.ErrNotExist) }

func cannotOpen(err error) *FileError {
	why := "it cannot be opened"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "there is no such file beside the script"
	case errors.Is(err, fs.ErrPermission):
		why = "it may not be read"
	case strings.Contains(err.Error(), "escapes from parent"): // package os has no other name for it
		why = "a link on the way leads out of the script's folder"
	}
	return &FileError{why, err}
}

func noFile(info fs.FileInfo) string {
	switch {
	case info.IsDir():
		return "it is a folder"
	case !info.Mode().IsRegular():
		return "it is no file, but a pipe or a device"
	}
	return ""
}

// dataFile is a file that is being read: it stops where reading fails, where the host has stopped the work, and beyond the
// limit, whatever the file said of its size.
type dataFile struct {
	file    fs.File
	size    int64
	left    int64 // bytes that may still be read
	done    int64 // bytes read
	stopped func() error
	failed  error // the first failure of reading, whatever the format made of it
}

var errTooLong = errors.New("larger than the limit")

// blockBytes is how much is read between two looks at whether the work has been stopped.
const blockBytes = 1 << 18

func (d *dataFile) Read(p []byte) (int, error) {
	if err := d.ask(); err != nil {
		return 0, err
	}
	if d.left < 0 {
		return 0, d.fail(errTooLong)
	}
	n, err := d.file.Read(p[:min(len(p), blockBytes)])
	d.done += int64(n)
	d.left -= int64(n)
	if err != nil && err != io.EOF {
		return n, d.fail(err)
	}
	return n, err
}

// ask is the failure so far.
func (d *dataFile) ask() error {
	if d.failed == nil {
		d.failed = d.stopped()
	}
	return d.failed
}

func (d *dataFile) fail(err error) error {
	d.failed = err
	return err
}

// at is the file for readers that jump about in it; nil where it cannot.
func (d *dataFile) at() io.ReaderAt {
	if r, ok := d.file.(io.ReaderAt); ok {
		return jumping{d, r}
	}
	return nil
}

type jumping struct {
	d *dataFile
	r io.ReaderAt
}

func (j jumping) ReadAt(p []byte, at int64) (int, error) {
	if err := j.d.ask(); err != nil {
		return 0, err
	}
	n, err := j.r.ReadAt(p, at)
	j.d.done += int64(n)
	if err != nil && err != io.EOF {
		return n, j.d.fail(err)
	}
	return n, err
}

// ReadText reads a source of the host's by a valid path: not much more than so many bytes, which its reader refuses. The
// budget is asked first, and keeps what it has given.
func ReadText(files fs.FS, clean string, most int, b *Budget) (string, *FileError) {
	f, info, why := OpenFile(files, clean)
	if why != nil {
		return "", why
	}
	defer f.Close()
	limit := int64(most) + 1
	if bad := b.take(min(info.Size(), limit), "the file"); bad != nil {
		return "", &FileError{Why: bad.text}
	}
	d := &dataFile{file: f, size: info.Size(), left: limit, stopped: b.stopped}
	read, err := io.ReadAll(io.LimitReader(d, limit))
	if err != nil {
		return "", &FileError{fmt.Sprintf("reading failed after %d bytes", d.done), err}
	}
	return string(read), nil
}

// all reads the rest of the file; its bytes are taken from the budget.
func (d *dataFile) all(b *Budget) ([]byte, *dataError) {
	if err := b.take(d.size, "the file"); err != nil {
		return nil, err
	}
	text := make([]byte, d.size)
	if _, err := io.ReadFull(d, text); err != nil {
		if d.failed == nil { // it has become shorter
			d.failed = io.ErrUnexpectedEOF
		}
		return nil, unread()
	}
	var more [1]byte
	if n, err := io.ReadFull(d, more[:]); n > 0 || err != io.EOF {
		if d.failed == nil {
			return nil, badFormat("the file grows while it is read")
		}
		return nil, unread()
	}
	return text, nil
}

// unread is the finding about a file that could not be read, or not to its end; the caller knows why.
func unread() *dataError { return badFormat("it cannot be read") }
