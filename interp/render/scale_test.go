package render

import _ "github.com/seed2d4d80ff/geo/internal/testscale" // rapid's seed
