#!/usr/bin/env bash
# CPU seconds (user and system) on the same text and the same 100 phrases, findings only: starcoach, and of ripgrep, Vale and
# harper those that are installed. The slow ones get a hundredth of the text, and their time is multiplied.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo build --release --quiet
cargo bench --quiet --bench score -- --write "$folder"
bytes=$(wc -c <"$folder/text.txt")
runs=${RUNS:-5}

# The least of some runs, times a factor.
cpu() {
  local name=$1 factor=$2 best= times
  shift 2
  for _ in $(seq "$runs"); do
    times=$( { TIMEFORMAT='%U %S'; time "$@" >"$folder/out" 2>/dev/null || true; } 2>&1 )
    best=$(awk -v best="${best:-9999}" -v factor="$factor" '{ s = ($1 + $2) * factor; print (s < best ? s : best) }' <<<"$times")
  done
  awk -v name="$name" -v s="$best" -v bytes="$bytes" \
    'BEGIN { printf "%-34s %9.3f s of CPU %9.1f MB/s\n", name, s, (s > 0 ? bytes / 1e6 / s : 0) }'
}

echo "$bytes bytes, 100 phrases, least of $runs runs"
cpu "starcoach score, passages" 1 target/release/starcoach --home "$folder/home" score "$folder/passages.jsonl"
grep -o '"rule":"p' "$folder/out" | wc -l | sed 's/^/  findings: /'
if command -v rg >/dev/null; then
  cpu "rg --count-matches -i -f" 1 rg --count-matches -i -f "$folder/phrases.txt" "$folder/text.txt"
  sed 's/^/  matches: /' "$folder/out"
else
  echo "rg is not installed"
fi
if command -v vale >/dev/null; then
  cpu "vale (a hundredth, times 100)" 100 vale --config "$folder/vale/.vale.ini" --output line "$folder/sample.txt"
else
  echo "vale is not installed"
fi
harper=$(command -v harper-cli || command -v harper || true)
if [ -n "$harper" ]; then
  cpu "harper (a hundredth, times 100)" 100 "$harper" lint "$folder/sample.txt"
else
  echo "harper is not installed"
fi
