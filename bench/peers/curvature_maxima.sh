#!/usr/bin/env bash
# Maxima (Debian: maxima maxima-share) on the metrics of curvature.txt, each in a process of its own, 120 s at most.
set -u
cd "$(dirname "$0")"
grep -v '^#' curvature.txt | while IFS='|' read -r name coords params domain metric; do
  name=$(echo $name)
  rows=$(echo "$metric" | sed -e 's/^ *\[\[/matrix([/; s/\]\] *$/])/')
  list=$(echo $coords | sed -e 's/ /, /g')
  { cat curvature.mac; echo "solve_metric(\"$name\", [$list], $rows)\$"; } > /tmp/geo-curvature-$$.mac
  timeout 120 maxima --very-quiet -b /tmp/geo-curvature-$$.mac 2>/dev/null | grep "^$name |" || echo "$name | 120 | - | -"
done
rm -f /tmp/geo-curvature-$$.mac
