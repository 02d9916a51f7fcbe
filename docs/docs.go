// Package docs is the manual, with the parts of it that the command shows.
package docs

import "embed"

// Pages are all pages but README.md: tutorial.md, course/01-curves.md, errors/E0101.md and so on.
//
//go:embed *.md course/*.md coming-from/*.md errors/*.md
var Pages embed.FS

// Pictures are the pictures of the pages, pictures/orbit.svg and so on.
//
//go:embed pictures/*.svg
var Pictures embed.FS

// Course has the exercises of the course, course/exercises/1.1.geo and so on.
//
//go:embed course/exercises/*.geo
var Course embed.FS
