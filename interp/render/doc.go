// Package render writes the events of a run: as text, as LaTeX, as JSON, and
// plots as pictures. [TextSink] is for people, [LaTeXSink] for documents,
// [JSONSink] for programs; [PlotText] and [SVG] draw.
//
//	sink := render.TextSink(os.Stdout, render.TextOptions{})
//	result, err := program.Run(ctx, interp.RunOptions{Sink: sink})
//
// Every sink answers every kind of event, as an [interp.EventVisitor]: a new
// kind does not compile until each output has said what becomes of it. Package
// interp does not import this one; a host may bring sinks of its own.
package render
