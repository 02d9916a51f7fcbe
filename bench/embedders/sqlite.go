package main

// SQLite in Go (modernc.org/sqlite) through database/sql, a connection for each goroutine.

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"

	"modernc.org/sqlite"
)

// sqliteText is formula with numbered parameters.
func sqliteText(k int) string {
	return strings.NewReplacer("x", "?1", "y", "?2", "z", "?3").Replace(fmt.Sprintf(formula, k))
}

// sqliteOne opens a database in memory with one connection.
func sqliteOne() (*sql.DB, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

func sqlitePrepared(text string) (*sql.DB, *sql.Stmt, error) {
	db, err := sqliteOne()
	if err != nil {
		return nil, nil, err
	}
	s, err := db.Prepare(text)
	return db, s, err
}

func sqliteOpen() (*host, error) {
	db, err := sqliteOne()
	if err != nil {
		return nil, err
	}
	compile := func(k int) (*program, error) {
		text := "SELECT " + sqliteText(k)
		s, err := db.Prepare(text)
		if err != nil {
			return nil, err
		}
		var own bool // the first worker has the statement that was compiled, the others their own
		worker := func() (call, func(), error) {
			s, end := s, func() {}
			if own {
				another, statement, err := sqlitePrepared(text)
				if err != nil {
					return nil, nil, err
				}
				s, end = statement, func() { statement.Close(); another.Close() }
			}
			own = true
			return func(x, y, z float64) (out float64, err error) {
				err = s.QueryRow(x, y, z).Scan(&out)
				return out, err
			}, end, nil
		}
		return &program{worker, func() { s.Close() }}, nil
	}
	return &host{compile, func() { db.Close() }}, nil
}

// sqliteRun runs one statement and reads all it gives.
func sqliteRun(ctx context.Context, before, text string) error {
	db, err := sqliteOne()
	if err != nil {
		return err
	}
	defer db.Close()
	if before != "" {
		if _, err := db.Exec(before); err != nil {
			return err
		}
	}
	rows, err := db.QueryContext(ctx, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

// sqliteLimited runs a statement with limits on the heap and on the length of a value, as SQLite's page on security says.
func sqliteLimited(bytes int64, text string) error {
	const length = 0 // SQLITE_LIMIT_LENGTH
	db, err := sqliteOne()
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := sqlite.Limit(conn, length, int(bytes)); err != nil {
		return err
	}
	if _, err := conn.ExecContext(context.Background(), fmt.Sprintf("PRAGMA hard_heap_limit = %d", bytes)); err != nil {
		return err
	}
	var v any
	return conn.QueryRowContext(context.Background(), text).Scan(&v)
}

// sqliteAsk registers ask, for the connections that are opened afterwards.
func sqliteAsk(f func() (driver.Value, error)) error {
	return sqlite.RegisterScalarFunction("ask", 0, func(*sqlite.FunctionContext, []driver.Value) (driver.Value, error) { return f() })
}

func sqliteTensor() (func(at *[4]float64, out []float64) error, error) {
	text := "WITH v(r, q) AS (SELECT ?1, ?2) SELECT " + components() + " FROM v"
	_, s, err := sqlitePrepared(text)
	if err != nil {
		return nil, err
	}
	places := make([]any, 64)
	return func(at *[4]float64, out []float64) error {
		for i := range out {
			places[i] = &out[i]
		}
		return s.QueryRow(at[1], at[2]).Scan(places...)
	}, nil
}

// sqliteColumns asks for the formula at the rows of a table, which holds the points already.
func sqliteColumns(points, out []float64) (func() error, error) {
	db, err := sqliteOne()
	if err != nil {
		return nil, err
	}
	if _, err := db.Exec("CREATE TABLE points(x REAL, y REAL, z REAL)"); err != nil {
		return nil, err
	}
	for i := 0; i < len(points); i += 3 {
		if _, err := db.Exec("INSERT INTO points VALUES (?, ?, ?)", points[i], points[i+1], points[i+2]); err != nil {
			return nil, err
		}
	}
	s, err := db.Prepare("SELECT " + fmt.Sprintf(formula, 0) + " FROM points")
	if err != nil {
		return nil, err
	}
	return func() error {
		rows, err := s.Query()
		if err != nil {
			return err
		}
		defer rows.Close()
		for i := 0; rows.Next(); i++ {
			if err := rows.Scan(&out[i]); err != nil {
				return err
			}
		}
		return rows.Err()
	}, nil
}

func sqliteLoop() (func() (float64, error), error) {
	_, s, err := sqlitePrepared("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT sum(1.0/(i*i)) FROM n")
	if err != nil {
		return nil, err
	}
	return func() (out float64, err error) {
		err = s.QueryRow().Scan(&out)
		return out, err
	}, nil
}

func sqliteState() (string, string) {
	db, err := sqliteOne()
	if err != nil {
		return err.Error(), ""
	}
	defer db.Close()
	ask := func(text string) string {
		var v any
		err := db.QueryRow(text).Scan(&v)
		return fmt.Sprint(v, err)
	}
	if _, err := db.Exec("CREATE TEMP TABLE t AS SELECT 1 AS k"); err != nil {
		return err.Error(), ""
	}
	before := ask("SELECT k FROM t")
	ask("UPDATE t SET k = 2 RETURNING k")
	return before, ask("SELECT k FROM t") + " (the same connection, without an authorizer)"
}

func sqliteEngine() *engine {
	background := context.Background()
	ask := func(f func() (driver.Value, error)) error {
		if err := sqliteAsk(f); err != nil {
			return err
		}
		return sqliteRun(background, "", "SELECT ask()")
	}
	const endless = "WITH RECURSIVE n(i) AS (SELECT 1.0 UNION ALL SELECT i + 1 FROM n) SELECT "
	return &engine{
		name: "SQLite", module: "modernc.org/sqlite", shared: "a connection and its statements", open: sqliteOpen,
		endless: func(ctx context.Context) error { return sqliteRun(ctx, "", endless+"sum(i) FROM n") },
		native: func(ctx context.Context) error {
			return sqliteRun(ctx, "", "SELECT instr(hex(zeroblob(50000000)), hex(zeroblob(5000)) || 'b')")
		},
		parse: func(text string) error {
			db, s, err := sqlitePrepared("SELECT " + text)
			if err == nil {
				s.Close()
				db.Close()
			}
			return err
		},
		nested: func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
		chain:  func(n int) string { return "1.0" + strings.Repeat(" + 1.0", n-1) },
		grow: func(bytes int64) error {
			return sqliteLimited(bytes, endless+"json_group_array(i) FROM n")
		},
		texts: func(bytes int64) error {
			return sqliteLimited(bytes,
				"WITH RECURSIVE n(i, s) AS (SELECT 1, 'a' UNION ALL SELECT i + 1, s || s FROM n WHERE i < 40) SELECT max(length(s)) FROM n")
		},
		panics: func() error { return ask(func() (driver.Value, error) { panic(&errHost{"host"}) }) },
		fails:  func(err error) error { return ask(func() (driver.Value, error) { return nil, err }) },
		state:  sqliteState,
		wrong: func() error {
			return sqliteRun(background, "CREATE TABLE t(x, y)", "SELECT x,\n x + nowhere,\n y FROM t")
		},
		columns: sqliteColumns, tensor: sqliteTensor, loop: sqliteLoop,
		none: map[string]string{
			"budget": "none in this package: SQLite's progress handler is the driver's own", "cost": "none", "context": "no",
		},
	}
}
