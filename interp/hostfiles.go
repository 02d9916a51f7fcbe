package interp

// The host's file system, guarded: a panic there says whose it is.

import (
	"io"
	"io/fs"
	"runtime/debug"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// hostFS is the file system of a host whose panics are marked as the host's.
type hostFS struct{ fs.FS }

func guardedFS(files fs.FS) fs.FS {
	if files == nil {
		return nil
	}
	if s, ok := files.(fs.StatFS); ok {
		return hostStatFS{hostFS{files}, s}
	}
	return hostFS{files}
}

// hostStatFS is one that can say what a file is before it is opened.
type hostStatFS struct {
	hostFS
	stat fs.StatFS
}

// Stat says what a file of the host's is.
func (h hostStatFS) Stat(name string) (info fs.FileInfo, err error) {
	defer filesPanicked()
	return h.stat.Stat(name)
}

// filesPanicked says of a panic that it is one of the host's files. It is deferred.
func filesPanicked() {
	if p := recover(); p != nil {
		panic(&diag.HostPanic{Of: "the host's file system", Value: p, Stack: debug.Stack()})
	}
}

// Open opens a file of the host's.
func (h hostFS) Open(name string) (f fs.File, err error) {
	defer filesPanicked()
	if f, err = h.FS.Open(name); err != nil {
		return nil, err
	}
	if r, ok := f.(io.ReaderAt); ok {
		return hostFileAt{hostFile{f}, r}, nil
	}
	return hostFile{f}, nil
}

// hostFileAt is a file that can be read at any place.
type hostFileAt struct {
	hostFile
	at io.ReaderAt
}

func (h hostFileAt) ReadAt(to []byte, from int64) (n int, err error) {
	defer filesPanicked()
	return h.at.ReadAt(to, from)
}

type hostFile struct{ fs.File }

func (h hostFile) Stat() (info fs.FileInfo, err error) {
	defer filesPanicked()
	return h.File.Stat()
}

func (h hostFile) Read(to []byte) (n int, err error) {
	defer filesPanicked()
	return h.File.Read(to)
}

func (h hostFile) Close() (err error) {
	defer filesPanicked()
	return h.File.Close()
}
