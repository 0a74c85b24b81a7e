package bench.config;

import bench.yaml.NoEffect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of workload files of OMB's forks that have no effect here: what they may say, and why no more. */
final class ForeignKeys {
    /** Of a fork that searches for the rate in another way. */
    private static final List<String> SEARCH = List.of(
            "rampAlgorithm",
            "rampStartRate",
            "rampPublishBacklogLimit",
            "rampReceiveBacklogLimit",
            "rampBracketPeriodSeconds",
            "rampHoldSeconds",
            "rampConvergenceTolerance",
            "rampMaxDiscoveryMinutes");

    static final Map<String, NoEffect> WITHOUT_EFFECT = all();

    private ForeignKeys() {}

    private static Map<String, NoEffect> all() {
        Map<String, NoEffect> all = new LinkedHashMap<>();
        all.put(
                "partitionsPerTopicList",
                NoEffect.never()
                        .because("all topics of a run have partitionsPerTopic partitions; topics that differ can be"
                                + " created before, and named in existingTopicList"));
        all.put(
                "producersPerTopicList",
                NoEffect.never().because("all topics of a run have producersPerTopic producers, which share the rate"));
        all.put(
                "topicGroups",
                NoEffect.never()
                        .because("a workload is one load: write a file for each group, and run them at one time"));
        all.put("randomTopicNames", NoEffect.at("true").because("names of created topics hold the number of the run"));
        all.put(
                "warmupProducerRateSeparationMinutes",
                NoEffect.at("-1", "0")
                        .because("the measurement follows the warm-up at once; a pause between them is a phase with"
                                + " rate: 0 and measured: false"));
        all.put(
                "messageRateReceivedForSubscription",
                NoEffect.at("100").because("a subscription of Kafka gets every message, none is filtered"));
        all.put(
                "messageProcessingDelayMs",
                NoEffect.at("0").because("consumers here do nothing with a message but count it"));
        all.put(
                "producerPermits",
                NoEffect.always("has no effect here: sends in flight are limited by the client's own settings"));
        all.put("ensureTopicsAreReady", NoEffect.at("true", "false"));
        SEARCH.forEach(key -> all.put(
                key,
                NoEffect.always("has no effect here: the search for the rate needs no such setting, see --search-limit"
                        + " and --confirm")));
        return Collections.unmodifiableMap(all);
    }
}
