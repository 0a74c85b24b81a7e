# shellcheck shell=bash
#
# The table of compare.sh: collects the figures of pairs of runs, prints medians and spread. To be sourced, with scratch
# set.
#
# Most variables are set in one of the scripts and used in another.
# shellcheck disable=SC2034,SC2154

current=
: >"$scratch/figures"
: >"$scratch/notes"

# heading TEXT: of the rows that follow.
heading() {
  current=$1
}

# row WHAT DIGITS OURS PEER: the figures of a pair; - is none. Figures of the same row in other pairs come in later
# calls.
row() {
  printf '%s|%s|%s|%s|%s\n' "$current" "$1" "$2" "$3" "$4" >>"$scratch/figures"
  pair_line="${pair_line:-$current:} $1 $3 / $4;"
}

pair_line=
pair_is_done() {
  # pair and pairs are those of the loop.
  progress "pair $pair of $pairs, bench / perf-test: ${pair_line%;}"
  pair_line=
}

# note TEXT...: a paragraph below the table; once, although several rows have it.
note() {
  grep -q -F -x -e "$*" "$scratch/notes" || echo "$*" >>"$scratch/notes"
}

# summary DIGITS: of numbers on standard input, their median (min-max); - of none.
summary() {
  sort -n | awk -v digits="$1" '{ value[NR] = $1 }
    END {
      if (NR == 0) { print "-"; exit }
      median = (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2
      printf "%.*f (%.*f-%.*f)\n", digits, median, digits, value[1], digits, value[NR]
    }'
}

# column N WHAT: of a row, without the pairs that have no figure there.
column() {
  awk -F '|' -v column="$1" -v key="$2" '$1 "|" $2 == key && $column != "-" { print $column }' "$scratch/figures"
}

# A latency in whole ms can be 0.
ratios() {
  awk -F '|' -v key="$1" '$1 "|" $2 == key && $5 != "-" {
    ours = $4
    peer = $5
    if ($2 ~ /whole ms/) {
      if (ours < 1) ours = 1
      if (peer < 1) peer = 1
    }
    if (peer > 0) print ours / peer
  }' "$scratch/figures"
}

print_table() {
  local above="" heading what digits key java_version
  java_version=$(awk -F '"' '/ version "/ { print $2; exit }' "$scratch/java.out")
  printf '%s cores, %s, Java %s, Kafka %s, %s\n' "$(getconf _NPROCESSORS_ONLN)" "$(uname -srm)" "$java_version" \
    "$kafka_version" "$(cat "$scratch/version.out")"
  if [ "$broker_started" = yes ]; then
    echo "Broker: one node on this machine, started for these runs"
  else
    echo "Broker: $bootstrap"
  fi
  echo "$pairs pairs of runs, in turn; median (least-greatest)"
  echo
  printf '%-18s%-22s%-22s%s\n' "" bench perf-test bench/perf-test
  awk -F '|' '!seen[$1 "|" $2]++ { print $1 "|" $2 "|" $3 }' "$scratch/figures" >"$scratch/rows"
  while IFS='|' read -r heading what digits; do
    if [ "$heading" != "$above" ]; then
      echo "$heading"
      above=$heading
    fi
    key="$heading|$what"
    printf '  %-15s %-21s %-21s %s\n' "$what" "$(column 4 "$key" | summary "$digits")" \
      "$(column 5 "$key" | summary "$digits")" "$(ratios "$key" | summary 2)"
  done <"$scratch/rows"
  echo
  fold -s -w 80 "$scratch/notes" | sed 's/ *$//'
}

# percentile_in_whole_ms PERCENTILE: publish latency of the last run of bench, as a clock shows it that ticks once in
# a millisecond. If F(x) is the share of latencies of up to x ms, and sends are spread evenly over the milliseconds,
# the share that is shown as n or less is the integral of F from n to n + 1. Shown is the first n for which that is
# more than the percentile.
percentile_in_whole_ms() {
  sed -n '/^  "aggregatedPublishLatencyQuantiles" : {/,/}/p' "$scratch/bench.json" |
    awk -F '[":,]+' -v percentile="$1" '
      # The integral of F from 0 to x; F is straight between the points of the curve.
      function area(x, i, width, slope, sum) {
        for (i = 1; i < points && value[i] < x; i++) {
          if (value[i + 1] == value[i]) continue
          slope = (share[i + 1] - share[i]) / (value[i + 1] - value[i])
          width = (value[i + 1] < x ? value[i + 1] : x) - value[i]
          sum += width * (share[i] + slope * width / 2)
        }
        return x > value[points] ? sum + x - value[points] : sum
      }
      /"[0-9.]+" :/ { points++; share[points] = $2 / 100; value[points] = $4 }
      END {
        n = -1
        do n++; while (area(n + 1) - area(n) <= percentile / 100)
        print n
      }'
}

# field_at_top NAME: a value of the result of bench that is in no object.
field_at_top() {
  sed -n "s/^  \"$1\" : \([^,]*\).*/\1/p" "$scratch/bench.json" | head -n 1
}
