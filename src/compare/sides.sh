# shellcheck shell=bash
#
# The two sides of compare.sh, and what both need: a broker, topics, a clock for CPU time. To be sourced, with home,
# scratch, java and the options set. What starts something may not run in a subshell: finish ends it, by its process.
#
# Most variables are set in one of the scripts and used in another.
# shellcheck disable=SC2034,SC2154

bench=$home/bench
cache=$home/target/compare/kafka-tools-$kafka_version
prefix="bench-compare"
# Of all topics, so that both sides have the same: what a partition of the throwaway broker keeps at most.
keep_bytes=2147483648
producer_properties="acks=1 linger.ms=1 batch.size=131072"
# Of Kafka's tools.
quiet=-Dorg.slf4j.simpleLogger.defaultLogLevel=error
# Close to what the launcher gives bench, which has up to 2 GB and more room for new objects.
peer_java_options="-Xms192m -Xmx1g -XX:+UseG1GC -XX:+PerfDisableSharedMem"

# The processes that were started here, while they run; these, and no others, are ended here.
child=
broker=
broker_jvm=
# The topic that was created here and not deleted yet.
topic=
topics_created=0

progress() {
  echo "compare: $1" >&2
}

# fail MESSAGE [FILE]: with the last lines of what a command has printed.
fail() {
  echo "compare: $1" >&2
  if [ -n "${2:-}" ]; then
    tail -n 15 "$2" >&2
  fi
  exit 1
}

# timed OUT COMMAND...: returns its exit code; cpu is then what it took in user and system seconds. In the background,
# so that a signal is heard while it runs. The times of the shell's children count a child when it has been waited
# for.
timed() {
  local out=$1 code=0
  shift
  times >"$scratch/before"
  "$@" >"$out" 2>&1 </dev/null &
  child=$!
  wait "$child" || code=$?
  child=
  times >"$scratch/after"
  cpu=$(awk 'FNR == 2 {
    for (i = 1; i <= 2; i++) {
      split($i, part, /[ms]/)
      total[FILENAME] += part[1] * 60 + part[2]
    }
  }
  END { printf "%.3f", total[ARGV[2]] - total[ARGV[1]] }' "$scratch/before" "$scratch/after")
  return $code
}

# The peer's classes, as Maven has them; once for each version of Kafka.
fetch_peer() {
  [ ! -d "$cache/lib" ] || return 0
  command -v mvn >/dev/null ||
    fail "Maven is missing, which fetches Kafka's tools: install 3.8 or later (https://maven.apache.org/install.html)"
  progress "fetching the tools of Kafka $kafka_version (once)"
  mkdir -p "$cache" || fail "$cache cannot be written"
  cat >"$cache/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId>
  <artifactId>peer</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>$slf4j_version</version>
    </dependency>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka-tools</artifactId>
      <version>$kafka_version</version>
    </dependency>
  </dependencies>
</project>
POM
  rm -rf "$cache/part"
  timed "$scratch/mvn.out" mvn -q -B -f "$cache/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/part" ||
    fail "Kafka's tools cannot be fetched:" "$scratch/mvn.out"
  mv "$cache/part" "$cache/lib"
}

start_broker() {
  local tries=0
  progress "starting a broker"
  : >"$scratch/broker.out"
  "$bench" broker --data-dir "$scratch/data" >>"$scratch/broker.out" 2>&1 </dev/null &
  broker=$!
  until grep -q "^Kafka is ready at" "$scratch/broker.out"; do
    if ! kill -0 "$broker" 2>/dev/null || [ $tries = 300 ]; then
      fail "the broker did not start:" "$scratch/broker.out"
    fi
    tries=$((tries + 1))
    sleep 0.2
  done
  bootstrap=$(sed -n 's/^Kafka is ready at \([^ ]*\) .*/\1/p' "$scratch/broker.out")
  broker_jvm=$(sed -n 's/.*(process \([0-9]*\)).*/\1/p' "$scratch/broker.out")
}

# Until its JVM is gone too, which may still write the archive of its classes.
stop_broker() {
  local tries=0
  kill "$broker" 2>/dev/null
  wait "$broker" 2>/dev/null
  broker=
  while [ -n "$broker_jvm" ] && kill -0 "$broker_jvm" 2>/dev/null; do
    tries=$((tries + 1))
    # Half a minute is more than the archive takes.
    [ $tries -lt 150 ] || kill -KILL "$broker_jvm" 2>/dev/null
    sleep 0.2
  done
}

# Kafka's own topic tool.
topics() {
  # The options are split into words on purpose, here and below.
  # shellcheck disable=SC2086
  timed "$scratch/topics.out" "$java" -Xmx128m -XX:TieredStopAtLevel=1 $quiet -cp "$cache/lib/*" \
    org.apache.kafka.tools.TopicCommand --bootstrap-server "$bootstrap" "$@"
}

# new_topic RETENTION_BYTES
new_topic() {
  topics_created=$((topics_created + 1))
  topic=$prefix-$run_id-$topics_created
  topics --create --topic "$topic" --partitions 1 --config retention.bytes="$1" ||
    fail "topic $topic cannot be created:" "$scratch/topics.out"
}

drop_topic() {
  topics --delete --topic "$topic" || fail "topic $topic cannot be deleted:" "$scratch/topics.out"
  topic=
}

# Ends what is running, also after a signal, and takes away what was made.
finish() {
  local code=$?
  trap '' INT TERM HUP
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null
    wait "$child" 2>/dev/null
  fi
  if [ -n "$topic" ] && [ -z "$broker" ]; then
    topics --delete --if-exists --topic "$topic" || echo "compare: topic $topic is left on $bootstrap" >&2
  fi
  if [ -n "$broker" ]; then
    stop_broker
  fi
  rm -rf "$scratch"
  exit $code
}

# The first value of a name in a result of bench, in the object of the given name.
field() {
  sed -n "/^  \"$1\" : {/,/^  }/s/^ *\"$2\" : \"\{0,1\}\([^\",]*\).*/\1/p" "$scratch/bench.json" | head -n 1
}

# The checks that a result of bench has failed, with commas between.
failed_checks() {
  sed -n '/^    "checks" : /,/^  }/p' "$scratch/bench.json" | awk -F '"' '/"name" :/ { name = $4 }
    /"verdict" : "invalid"/ { printf "%s%s", comma, name; comma = ", " }'
}

write_driver() {
  {
    printf '%s\n' "name: Kafka" "driverClass: kafka" "commonConfig: |" "  bootstrap.servers=$bootstrap" \
      "topicConfig: |" "  retention.bytes=$keep_bytes" "producerConfig: |"
    # shellcheck disable=SC2086
    printf '  %s\n' $producer_properties
    # What kafka-consumer-perf-test sets by itself.
    printf '%s\n' "consumerConfig: |" "  auto.offset.reset=earliest" "  max.partition.fetch.bytes=1048576" \
      "  receive.buffer.bytes=2097152" "  check.crcs=false"
  } >"$scratch/driver.yaml"
}

# run_bench WARMUP SECONDS LINE...: a workload with these lines. Exit code 3, not to be trusted, is an answer too.
run_bench() {
  local warmup=$1 seconds=$2 code=0
  shift 2
  printf '%s\n' "name: Compare" "topics: 1" "partitionsPerTopic: 1" "topicPrefix: $prefix" "messageSize: $size" \
    "warmupDuration: ${warmup}s" "testDuration: ${seconds}s" "reportInterval: 1s" "$@" >"$scratch/workload.yaml"
  rm -f "$scratch/bench.json"
  timed "$scratch/bench.out" "$bench" run -w "$scratch/workload.yaml" -d "$scratch/driver.yaml" \
    -o "$scratch/bench.json" || code=$?
  [ $code = 0 ] || [ $code = 3 ] || fail "bench has failed with exit code $code:" "$scratch/bench.out"
}

# bench_sends RATE WARMUP SECONDS: sets msg_s, all_sent.
bench_sends() {
  run_bench "$2" "$3" "producersPerTopic: 1" "producerRate: $1" \
    "subscriptionsPerTopic: 0" "consumerPerSubscription: 0" \
    "useRandomizedPayloads: true" "randomBytesRatio: 1" "randomizedPayloadPoolSize: 1000"
  [ "$(field run sendErrors)" = 0 ] || fail "bench could not send everything:" "$scratch/bench.out"
  all_sent=$(field delivery sent)
  msg_s=$(quotient "$(field run messagesSent)" "$(field run measuredSeconds)")
}

# bench_reads WARMUP SECONDS: sets msg_s, and all_read, which has the warm-up in it and is right to a few percent.
bench_reads() {
  run_bench "$1" "$2" "consumerOnly: true" "subscriptionsPerTopic: 1" "consumerPerSubscription: 1" \
    "producerRate: 1" "existingConsumeTopicList: [$topic]"
  all_read=$(sed -n 's/.*Cons rate *\([0-9.]*\) msg.*/\1/p' "$scratch/bench.out" |
    awk '{ n += $1 } END { printf "%.0f", n }')
  # Over the intervals, since receipts after the last one count as messages of the measurement too.
  msg_s=$(awk -F '[][,]' '/^  "consumeRate" :/ { for (i = 2; i < NF; i++) rate[i] = $i }
    /^  "elapsedSeconds" :/ { for (i = 2; i < NF; i++) { messages += rate[i] * $i; seconds += $i } }
    END { if (seconds > 0) printf "%.1f", messages / seconds }' "$scratch/bench.json")
  [ -n "$msg_s" ] || fail "bench has written no rates of its consumer:" "$scratch/bench.out"
}

# peer CLASS OPTION...: one of Kafka's tools, with the options of the JVM that bench has. Sets peer_cpu.
peer() {
  local class=$1
  shift
  # shellcheck disable=SC2086
  timed "$scratch/peer.out" "$java" $peer_java_options $java_options $quiet -cp "$cache/lib/*" \
    "org.apache.kafka.tools.$class" --bootstrap-server "$bootstrap" --topic "$topic" "$@" ||
    fail "Kafka's $class has failed:" "$scratch/peer.out"
  peer_cpu=$cpu
}

# peer_sends RATE WARMUP_RECORDS RECORDS: the second is a part of the third. A send that fails is printed by the tool,
# which then counts fewer and exits with 0.
peer_sends() {
  # shellcheck disable=SC2086
  peer ProducerPerformance --throughput "$1" --warmup-records "$2" --num-records "$3" "${payload[@]}" \
    --reporting-interval 1000 --command-property $producer_properties
  grep -q "^$3 records sent, .* 99.9th" "$scratch/peer.out" ||
    fail "kafka-producer-perf-test did not send everything:" "$scratch/peer.out"
}

# peer_rate WARMUP SECONDS: of the last peer_sends, which had no warm-up: sets msg_s, of what was acked in these
# seconds, and window, which is less when there was no more to send. Not from the tool's total, whose time has that in
# it in which the client's buffer of 32 MiB is emptied, while what filled it before the end of the warm-up does not
# count.
peer_rate() {
  awk -v warmup="$1" -v seconds="$2" '/^[0-9]+ records sent, .* ms max latency\.$/ && $4 > 0 {
    if (elapsed >= warmup && elapsed < warmup + seconds) { messages += $1; window += $1 / $4 }
    elapsed += $1 / $4
  }
  END { printf "%.1f %.1f\n", (window > 0 ? messages / window : 0), window }' "$scratch/peer.out" >"$scratch/values"
  read -r msg_s window <"$scratch/values"
}

# Of the last peer_sends, after its warm-up: sets msg_s, p50, p99, p999.
peer_latencies() {
  awk -F ', ' '/ steady state records sent/ { print $2 + 0, $5 + 0, $7 + 0, $8 + 0 }' "$scratch/peer.out" \
    >"$scratch/values"
  read -r msg_s p50 p99 p999 <"$scratch/values"
  [ -n "$p999" ] || fail "kafka-producer-perf-test has printed no latencies:" "$scratch/peer.out"
}

# peer_reads RECORDS WARMUP SECONDS: sets msg_s, over the intervals after the warm-up; peak, of the best interval; and
# window, the seconds it is over: fewer when there was no more to read. Columns 7 and 8 are an interval's
# milliseconds, in the group's rebalance and after it; 5 is the messages until then.
peer_reads() {
  peer ConsumerPerformance --group "$topic-$RANDOM" --num-records "$1" --timeout 30000 --hide-header \
    --show-detailed-stats --reporting-interval 1000
  ! grep -q WARNING "$scratch/peer.out" || fail "kafka-consumer-perf-test did not read everything:" "$scratch/peer.out"
  awk -F ', ' -v warmup="$2" -v seconds="$3" 'NF == 10 {
    if (elapsed >= warmup && elapsed < warmup + seconds) { messages += $5 - before; window += $8 / 1000 }
    if ($10 > peak) peak = $10
    elapsed += $8 / 1000
    before = $5
  }
  END { printf "%.1f %.1f %.1f\n", (window > 0 ? messages / window : 0), peak, window }' "$scratch/peer.out" \
    >"$scratch/values"
  read -r msg_s peak window <"$scratch/values"
}

# Sets size, and payload, the peer's options for messages of that size: ready ones like those of bench, or made while it
# sends.
use_size() {
  size=$1
  payload=(--record-size "$size")
  if [ "$generate" = no ]; then
    write_payloads
    payload=(--payload-file "$scratch/payloads")
  fi
}

write_payloads() {
  awk -v size="$size" 'BEGIN {
    srand(1)
    for (i = 0; i < 1000; i++) {
      line = ""
      for (j = 0; j < size; j++) line = line sprintf("%c", 97 + int(rand() * 26))
      print line
    }
  }' >"$scratch/payloads"
}

# times_whole A B: their product, without its fraction.
times_whole() {
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.0f", a * b }'
}

quotient() {
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.4f", (b > 0 ? a / b : 0) }'
}
