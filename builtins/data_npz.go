package builtins

// npz("x.npz", "key"): one array of a zip archive, unpacked straight into its place.

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// npzDirectoryBytes is the most that an archive's list of contents may have: some ten thousand arrays.
const npzDirectoryBytes = 1 << 20

var errDirectory = errors.New("its list of contents is too long")

// directory reads the archive's list of contents, up to a limit; then all of it.
type directory struct {
	r    io.ReaderAt
	left int64 // negative: it may read what it likes
}

func (d *directory) ReadAt(p []byte, at int64) (int, error) {
	if d.left >= 0 {
		if d.left -= int64(len(p)); d.left < 0 {
			d.left = 0
			return 0, errDirectory
		}
	}
	return d.r.ReadAt(p, at)
}

// readNPZ reads one array of a .npz archive by its key; without a key the
// archive must hold one array. What the archive says of sizes is asked of the budget before
// anything is unpacked, and what is unpacked is no more than it said.
func readNPZ(in io.ReaderAt, size int64, key string, b *Budget) (*numbers, *dataError) {
	list := &directory{in, npzDirectoryBytes}
	z, err := zip.NewReader(list, size)
	switch {
	case errors.Is(err, errDirectory):
		return nil, tooLarge("the archive's list of contents has more than %d bytes", npzDirectoryBytes)
	case err != nil:
		return nil, badFormat("the file is not a .npz archive: %v", err)
	}
	list.left = -1
	found, bad := npzFind(z, key)
	if bad != nil {
		return nil, bad
	}
	name := short(strings.TrimSuffix(found.Name, ".npy"))
	switch {
	case found.Flags&1 != 0:
		return nil, badFormat("the array %q is encrypted", name)
	case found.Method != zip.Store && found.Method != zip.Deflate:
		return nil, badFormat("the array %q is compressed by method %d, which NumPy does not write", name, found.Method)
	case !npzPlausible(found, uint64(size)):
		return nil, badFormat("the array %q is said to unpack from %d bytes to %d, which cannot be", name, found.CompressedSize64, found.UncompressedSize64)
	}
	r, err := found.Open()
	if err != nil {
		return nil, badFormat("the array %q cannot be unpacked: %v", name, err)
	}
	defer r.Close()
	out, bad := readNPY(r, int64(found.UncompressedSize64), b)
	if bad != nil {
		bad.text = fmt.Sprintf("%q: %s", name, bad.text)
		return nil, bad
	}
	return out, nil
}

// npzFind is the member of an archive with a key.
func npzFind(z *zip.Reader, key string) (found *zip.File, bad *dataError) {
	var keys []string
	same := 0
	for _, f := range z.File {
		name, ok := strings.CutSuffix(f.Name, ".npy")
		if !ok {
			continue
		}
		keys = append(keys, name)
		if name == key || key == "" {
			found = f
			same++
		}
	}
	switch {
	case len(keys) == 0:
		return nil, badData("the archive has no arrays")
	case key == "" && len(keys) > 1:
		bad = badData("the archive holds %d arrays: which one", len(keys))
		if quoted := fmt.Sprintf("%q", keys[0]); !strings.Contains(quoted, `\`) { // as the language has it
			bad.options = []string{quoted}
		}
	case found == nil:
		bad = badData("the archive has no array %q", short(key))
	case same > 1:
		return nil, badFormat("the archive has %d arrays of the name %q", same, short(key))
	default:
		return found, nil
	}
	bad.note = "its keys are " + someOf(keys)
	return nil, bad
}

// npzPlausible reports that the sizes an archive gives of a member can be: no more than there is in the file, and unpacked no
// more than deflate can make of it.
func npzPlausible(f *zip.File, size uint64) bool {
	const most = 1032 // bytes that deflate makes of one, at the very most
	if f.CompressedSize64 > size {
		return false
	}
	if f.Method == zip.Store {
		return f.UncompressedSize64 == f.CompressedSize64
	}
	return f.UncompressedSize64/most <= f.CompressedSize64
}

// unpacked is the finding about what could not be unpacked, or not be read.
func unpacked(err error) *dataError {
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return badFormat("it is damaged: its checksum is wrong")
	case errors.Is(err, zip.ErrFormat):
		return badFormat("it is damaged: its size is another than the archive says")
	}
	return badFormat("it cannot be unpacked: %v", err)
}
