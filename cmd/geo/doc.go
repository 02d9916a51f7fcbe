// Command geo runs, checks and formats Geo programs, and is their interactive
// session.
//
//	geo                       a session
//	geo FILE [M=2 …]          run a program; - is standard input
//	geo run FILE [M=2 …]      the same
//	geo check FILE…           find mistakes, run nothing
//	geo eval 'EXPR'           one expression, with a program's names or without
//	geo test FILE…            run programs for their assertions and tests only
//	geo test PAGE.md          run a page's samples; --update writes their outputs
//	geo report FILE           one HTML page: text, formulas, tables, pictures, source
//	geo new [FILE]            a script to start from
//	geo man [FOLDER]          manual pages
//	geo fmt [-w] [--check] …  canonical layout
//	geo doc [NAME]            what a function takes, gives and computes
//	geo explain [CODE]        what a diagnostic means
//	geo debug STAGE EXPR      an expression's tree, graph, plan or code
//	geo version
//
// Results go to standard output, diagnostics to standard error. The exit status
// is 0 when all went well, 1 when an assertion or a test failed, 2 for wrong
// usage, files that cannot be read and output that cannot be written, 3 for
// programs rejected before they ran, 4 for programs that failed while running,
// 130 after an interrupt, 143 after SIGTERM, 141 when nobody reads the output.
package main
