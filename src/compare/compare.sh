#!/usr/bin/env bash
#
# Measures bench beside kafka-producer-perf-test and kafka-consumer-perf-test: `compare.sh --help` says how. Leaves
# nothing behind but Kafka's tools, in target/compare.
#
# Written for bash 3.2, which macOS has.
set -u
export LC_ALL=C
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P) || exit 1
home=$(dirname "$(dirname "$here")")

usage() {
  cat <<'HELP'
Usage: src/compare/compare.sh [OPTION]... [CASE]...
Runs bench and Kafka's own kafka-producer-perf-test and kafka-consumer-perf-test
in turn, with the same settings, against one broker; prints the medians of both
and of the ratio of each pair of runs, with the least and the greatest value.

Cases; without any, max-rate and consumer, which take about 15 minutes:
  max-rate   highest rate of one producer, messages of 100 and of 1024 bytes:
             messages per second, and CPU time of the client for each message
  latency    publish latency at 1,000 and 50,000 msg/s, messages of 1024 bytes:
             p50, p99, p99.9; about 35 minutes
  consumer   rate of one consumer that reads a full topic, messages of 1024
             bytes; the topic takes several GB
  all        all of these

Options:
  --pairs N               pairs of runs that are counted; 5 by default
  --warmup SECONDS        of each run, in no figure; by default 10 for max-rate,
                          30 for latency, 3 for consumer
  --seconds SECONDS       measured in each run after that; by default 15 for
                          max-rate, 60 for latency, 5 for consumer
  --record-size B[,B]...  bytes of a message, from 36 on; each case runs with
                          each of these
  --rates R[,R]...        msg/s of latency; 1000,50000 by default
  --generate              kafka-producer-perf-test makes the bytes of a message
                          while it sends, as people mostly run it; by default
                          it sends ready ones from a file, as bench does
  --java-opts OPTIONS     for the JVMs of both sides, separated by spaces; by
                          default BENCH_JAVA_OPTS
  --bootstrap-servers H:P[,H:P]...
                          a cluster that needs no password; by default a broker
                          is started for the runs and removed after them, with
                          its data in target/
  -h, --help

Topics are named bench-compare-..., have one partition, and are deleted again.
Producers have acks=1, linger.ms=1, batch.size=131072. The table goes to
standard output, progress to standard error. Exit codes: 0 done, 1 a run has
failed, 2 wrong usage. For a quiet machine, that nothing else uses meanwhile.
HELP
}

wrong() {
  echo "compare: $1; see --help" >&2
  exit 2
}

# whole OPTION VALUE LEAST: a whole number of 9 digits at most.
whole() {
  case $2 in
    '' | 0?* | *[!0-9]* | ??????????*) wrong "$1 must be a whole number from $3 on, but is '$2'" ;;
  esac
  [ "$2" -ge "$3" ] || wrong "$1 must be a whole number from $3 on, but is $2"
}

# whole_list OPTION VALUE LEAST: several such numbers with commas between.
whole_list() {
  local one
  case $2 in
    '' | *, | ,* | *,,*) wrong "$1 must be numbers with commas between, but is '$2'" ;;
  esac
  for one in ${2//,/ }; do
    whole "$1" "$one" "$3"
  done
}

cases=
pairs=5
warmup=
seconds=
sizes=
rates=1000,50000
bootstrap=
generate=no
java_options=${BENCH_JAVA_OPTS:-}
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit
      ;;
    --generate)
      generate=yes
      shift
      continue
      ;;
    max-rate | latency | consumer)
      cases="$cases $1"
      shift
      continue
      ;;
    all)
      cases="$cases max-rate latency consumer"
      shift
      continue
      ;;
    --pairs | --warmup | --seconds | --record-size | --rates | --java-opts | --bootstrap-servers)
      [ $# -gt 1 ] || wrong "$1 needs a value"
      ;;
    -*) wrong "unknown option $1" ;;
    *) wrong "there is no case $1" ;;
  esac
  case $1 in
    --pairs) whole "$1" "$2" 1 && pairs=$2 ;;
    # The peer takes a share of its messages for its warm-up, and cannot do without.
    --warmup) whole "$1" "$2" 1 && warmup=$2 ;;
    --seconds) whole "$1" "$2" 1 && seconds=$2 ;;
    --record-size) whole_list "$1" "$2" 36 && sizes=$2 ;;
    --rates) whole_list "$1" "$2" 1 && rates=$2 ;;
    --java-opts) java_options=$2 ;;
    --bootstrap-servers)
      case $2 in
        *:[0-9]*) bootstrap=$2 ;;
        *) wrong "$1 must be host:port, or several with commas between, but is '$2'" ;;
      esac
      ;;
  esac
  shift 2
done
cases=${cases:-max-rate consumer}

kafka_version=$(sed -n 's:.*<kafka.version>\(.*\)</kafka.version>.*:\1:p' "$home/pom.xml")
slf4j_version=$(sed -n 's:.*<slf4j.version>\(.*\)</slf4j.version>.*:\1:p' "$home/pom.xml")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
export BENCH_JAVA_OPTS=$java_options
mkdir -p "$home/target" && scratch=$(mktemp -d "$home/target/compare-XXXXXX") || exit 1
run_id=${scratch##*-}

# shellcheck source=src/compare/sides.sh
. "$here/sides.sh"
# shellcheck source=src/compare/table.sh
. "$here/table.sh"

trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# The highest rate of a producer. The peer is told how many messages to send, and not for how long: its first run, which
# is not counted, shows how many it takes.
case_max_rate() {
  local warmup=${warmup:-10} seconds=${seconds:-15} pair records ours ours_us
  heading "Highest rate, $size B, 1 producer"
  progress "max-rate, $size B: warming up"
  bench_sends 10000000 "$warmup" 5
  records=$(times_whole "$msg_s" $((warmup + seconds)))
  peer_sends_enough
  records=$(times_whole "$msg_s" $((warmup + seconds + 2)))
  for pair in $(seq "$pairs"); do
    bench_sends 10000000 "$warmup" "$seconds"
    ours=$msg_s
    ours_us=$(quotient "${cpu}e6" "$all_sent")
    peer_sends_enough
    row "k msg/s" 1 "$(quotient "$ours" 1000)" "$(quotient "$msg_s" 1000)"
    row "CPU us/msg" 2 "$ours_us" "$(quotient "${peer_cpu}e6" "$records")"
    pair_is_done
  done
  note "Highest rate: messages per second of $seconds s after $warmup s of warm-up; of perf-test, by what" \
    "it prints each second. CPU: user and system seconds of the whole process, over all messages, those" \
    "of the warm-up included; the start of the JVM is in it, and weighs more the fewer messages there are."
  if [ $generate = yes ]; then
    note "perf-test makes the bytes of each message while it sends; bench sends ready ones."
  else
    note "Both send ready messages, of which there are 1,000."
  fi
}

# With more messages when they are over soon after the warm-up.
peer_sends_enough() {
  while :; do
    new_topic "$keep_bytes"
    peer_sends -1 0 "$records"
    peer_rate "$warmup" "$seconds"
    drop_topic
    [ $((${window%.*} * 2)) -lt "$seconds" ] || return 0
    progress "kafka-producer-perf-test has sent its $records messages too soon: again, with more"
    records=$((records * 2))
  done
}

# latency_at RATE
latency_at() {
  local rate=$1 warmup=${warmup:-30} seconds=${seconds:-60} pair percentile ours untrusted=0 why=
  heading "Publish latency, $size B, $rate msg/s"
  progress "latency, $size B, $rate msg/s: warming up"
  bench_sends "$rate" "$warmup" 5
  for pair in $(seq "$pairs"); do
    bench_sends "$rate" "$warmup" "$seconds"
    new_topic "$keep_bytes"
    ours=$msg_s
    peer_sends "$rate" $((rate * warmup)) $((rate * (warmup + seconds)))
    peer_latencies
    row "msg/s reached" 0 "$ours" "$msg_s"
    # The names are those in the result of bench.
    for percentile in "50 $p50" "99 $p99" "99.9 $p999"; do
      ours=$(percentile_in_whole_ms "${percentile% *}")
      row "p${percentile% *}, whole ms" 0 "$ours" "${percentile#* }"
      ours=${percentile% *}
      row "p${percentile% *}, ms" 2 "$(field_at_top "aggregatedPublishLatency${ours/./}pct")" -
    done
    drop_topic
    if [ "$(field validity verdict)" = invalid ]; then
      untrusted=$((untrusted + 1))
      why=$(failed_checks)
    fi
    pair_is_done
  done
  if [ $untrusted -gt 0 ]; then
    note "At $size B, $rate msg/s bench has found $untrusted of its $pairs runs not to be trusted, the last for: $why."
  fi
  note "Publish latency: of $seconds s after $warmup s of warm-up, from send to ack. perf-test has whole" \
    "milliseconds, as the difference of two readings of a clock that ticks once in each: 0.3 ms is 0 in" \
    "7 cases of 10, and else 1. 'Whole ms' is what bench would have shown with that clock, 'ms' what it" \
    "has shown. In a ratio, 0 counts as 1."
}

# Reading a topic that has more than is read. Both sides leave out the first seconds.
case_consumer() {
  local warmup=${warmup:-3} seconds=${seconds:-5} pair held=0 needed=0 ours
  heading "Reading a full topic, $size B, 1 consumer"
  progress "consumer, $size B: filling a topic"
  new_topic -1
  fill $((1073741824 / size))
  peer_reads "$held" 0 "$seconds"
  fill_for "$peak"
  bench_reads_enough
  fill_for "$msg_s"
  for pair in $(seq "$pairs"); do
    bench_reads_enough
    ours=$msg_s
    peer_reads_enough
    row "k msg/s" 1 "$(quotient "$ours" 1000)" "$(quotient "$msg_s" 1000)"
    pair_is_done
  done
  drop_topic
  note "Reading: messages per second of $seconds s after $warmup s of warm-up, both counted from the" \
    "assignment of the partition, in a topic with more than is read in that time."
  note "At $size B the topic had $(quotient $((held * size)) 1e9 | cut -d . -f 1) GB in the end; what" \
    "memory can hold of it comes from memory."
}

# fill MESSAGES: so many more in the topic.
fill() {
  local free
  free=$(df -Pk "$scratch" | awk 'NR == 2 { print $4 }')
  [ "$broker_started" = no ] || [ $((free * 1024 * 4 / 5)) -gt $(($1 * (size + 10))) ] ||
    fail "a topic that is large enough takes $(($1 * size / 1000000)) MB more, for which $home/target has no space"
  peer_sends -1 0 "$1"
  held=$((held + $1))
}

# fill_for RATE: to what is read at that rate in a run, and half of that beyond.
fill_for() {
  needed=$(times_whole "$1" $(((warmup + seconds + 2) * 3 / 2)))
  [ "$needed" -le "$held" ] || fill $((needed - held))
}

# A run that comes to the end of the topic has measured that; it is repeated with more.
bench_reads_enough() {
  bench_reads "$warmup" "$seconds"
  while [ "$all_read" -gt $((held * 19 / 20)) ]; do
    progress "bench has read all of the $held messages: again, with more"
    fill $held
    bench_reads "$warmup" "$seconds"
  done
}

peer_reads_enough() {
  peer_reads "$held" "$warmup" "$seconds"
  while [ "${window%.*}" -lt "$seconds" ]; do
    progress "kafka-consumer-perf-test has read all of the $held messages: again, with more"
    fill $held
    peer_reads "$held" "$warmup" "$seconds"
  done
}

"$java" -version >"$scratch/java.out" 2>&1 || fail "Java is missing: install a JDK 17 or later (https://adoptium.net)"
# What a first call has to say about building goes to standard error.
"$bench" --version >"$scratch/version.out" || fail "bench does not start:" "$scratch/version.out"
fetch_peer
broker_started=no
if [ -z "$bootstrap" ]; then
  broker_started=yes
  start_broker
fi
write_driver
if [ "$broker_started" = yes ]; then
  progress "warming the broker up"
  use_size 1024
  bench_sends 50000 1 30
fi
for name in $cases; do
  case $name in max-rate) default=100,1024 ;; *) default=1024 ;; esac
  every=${sizes:-$default}
  for one in ${every//,/ }; do
    use_size "$one"
    case $name in
      max-rate) case_max_rate ;;
      consumer) case_consumer ;;
      latency)
        for rate in ${rates//,/ }; do
          latency_at "$rate"
        done
        ;;
    esac
  done
done
print_table
