// Package docs is the manual, with the parts of it that the command shows.
package docs

import "embed"

// Errors are the pages about diagnostic codes, errors/E0101.md and so on.
//
//go:embed errors/E*.md
var Errors embed.FS

// Course has the exercises of the course, course/exercises/1.1.geo and so on.
//
//go:embed course/exercises/*.geo
var Course embed.FS
