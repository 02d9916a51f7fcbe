package main

// geo version: the version and revision that the build recorded.

import (
	"fmt"
	"regexp"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(a.out, "geo %s %s/%s %s\n", version(), runtime.GOOS, runtime.GOARCH, runtime.Version())
			return nil
		},
	}
}

// version is what the build recorded: a release's tag; of what has none, "devel" with the revision, its day, and whether
// the files had changed since.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel, of which the build recorded nothing"
	}
	return versionOf(info)
}

// pseudo is a version that Go made up for a revision without a tag: v0.0.0-20261130180820-64b36428394a.
var pseudo = regexp.MustCompile(`^v\d+\.\d+\.\d+-(?:.*\.)?(\d{4})(\d\d)(\d\d)\d{6}-([0-9a-f]{12})(\+dirty)?$`)

func versionOf(info *debug.BuildInfo) string {
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	v := info.Main.Version
	revision, day, changed := set["vcs.revision"], set["vcs.time"], set["vcs.modified"] == "true"
	if m := pseudo.FindStringSubmatch(v); m != nil {
		revision, day, changed = m[4], m[1]+"-"+m[2]+"-"+m[3], changed || m[5] != ""
	} else if v != "" && v != "(devel)" {
		return v
	}
	if revision == "" {
		return "devel, of a revision that the build did not record"
	}
	v = "devel " + revision[:min(len(revision), 12)]
	if day != "" {
		v += " of " + day[:min(len(day), 10)]
	}
	if changed {
		v += " with changes"
	}
	return v
}
