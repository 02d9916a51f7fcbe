#!/usr/bin/env bash
# Row 16: the median of nine cold starts, by process.
median() {
  local row=$1 name=$2; shift 2
  command -v "$1" > /dev/null || return 0
  for _ in 1 2 3 4 5 6 7 8 9; do
    local begin end
    begin=$(date +%s%N); "$@" > /dev/null 2>&1 < /dev/null; end=$(date +%s%N)
    echo $((end - begin))
  done | sort -n | awk -v row="$row" -v name="$name" '{ t[NR] = $1 } END { printf "%s %s %.6g\n", row, name, t[5] / 1e9 }'
}
median 16 start-true true
median 16 start-python python3 -c pass
median 16 start-python-sympy python3 -c 'import sympy'
median 16 start-maxima maxima --very-quiet -r 'quit();'
median 16 start-geo "${GEO:-geo}" run "$(dirname "$0")/../start.geo"
