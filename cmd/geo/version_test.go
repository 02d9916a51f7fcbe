package main

import (
	"runtime/debug"
	"testing"
)

// A version is a tag, or says which revision it is of; nothing that was built without a tag looks like a release.
func TestVersionTellsTheRevision(t *testing.T) {
	const rev = "64b36428394a39a53c42fce475cc2889668c15e4"
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs.revision", Value: rev}, {Key: "vcs.time", Value: "2026-11-30T18:08:20Z"}, {Key: "vcs.modified", Value: modified}}
	}
	for _, test := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.2.3", nil, "v1.2.3"},
		{"v1.2.3-rc.1", vcs("false"), "v1.2.3-rc.1"},
		{"v0.0.0-20261130180820-64b36428394a", nil, "devel 64b36428394a of 2026-11-30"},
		{"v1.2.4-0.20261130180820-64b36428394a", nil, "devel 64b36428394a of 2026-11-30"},
		{"v0.0.0-20261130180820-64b36428394a+dirty", vcs("true"), "devel 64b36428394a of 2026-11-30 with changes"},
		{"(devel)", vcs("false"), "devel 64b36428394a of 2026-11-30"},
		{"(devel)", vcs("true"), "devel 64b36428394a of 2026-11-30 with changes"},
		{"", vcs("false"), "devel 64b36428394a of 2026-11-30"},
		{"(devel)", nil, "devel, of a revision that the build did not record"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: test.version}, Settings: test.settings}
		if got := versionOf(info); got != test.want {
			t.Errorf("%q with %v is %q, not %q", test.version, test.settings, got, test.want)
		}
	}
}
