package run

// A manifold's statement: inverses invert, and second ways between charts agree with the first, at samples.

import "github.com/seed2d4d80ff/geo/internal/check"

func (s statements) VisitManifold(st *check.Manifold) error { return nil }

// VisitManifold asks for the params of the maps where they are compared.
func (m *missingParams) VisitManifold(*check.Manifold) error { return nil }

func (c *turnCounter) VisitManifold(*check.Manifold) error { return nil }
