package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.Driver;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.driver.loopback.LoopbackDriver;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.testing.Drivers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs on the loopback driver. Nothing that is timed is asserted. */
@Timeout(60)
class BenchmarkTest extends LoopbackRunTest {
    @Test
    void whatIsSentIsAckedAndReceived() throws Exception {
        Run run = new Run(brief(workload()).build(), driver).execute();

        IntervalStats total = run.result().total();
        // A fixed rate is a fixed number of messages, however late they are.
        assertThat(total.counts().sent()).isBetween(1L, 200L);
        assertThat(total.counts().acked()).isEqualTo(total.counts().sent());
        assertThat(total.counts().received()).isEqualTo(total.counts().sent());
        assertThat(total.counts().sentBytes()).isEqualTo(100 * total.counts().sent());
        assertThat(total.counts().receivedBytes()).isEqualTo(total.counts().sentBytes());
        assertThat(total.counts().failed()).isZero();
        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.warnings()).isEmpty();
        for (Latency latency : Latency.values()) {
            assertThat(total.histogram(latency).getTotalCount())
                    .as("%s", latency)
                    .isEqualTo(total.counts().sent());
        }
    }

    @Test
    void theLongestLatencyIsNotBelowWhatTheBrokerSaysThatItTook() throws Exception {
        LoopbackConfig twoMillis = Drivers.acksAfter(Duration.ofMillis(2));
        LoopbackDriver broker = Drivers.loopback(twoMillis);
        Run run = new Run(brief(workload()).build(), broker) {
            @Override
            public void measurementAnnounced(long startNs) {
                super.measurementAnnounced(startNs);
                broker.measurementStarts(startNs);
            }
        };
        run.execute();

        String longest = broker.figures().get("longestAck");
        double brokerMillis = Double.parseDouble(longest.replace(" ms", ""));
        double reportedMillis = run.result().total().histogram(Latency.PUBLISH).getMaxValue() / 1e6;
        // Beyond it by what passes between two looks at the clock, below it by the rounding of a histogram.
        assertThat(brokerMillis).isGreaterThanOrEqualTo(2);
        assertThat(reportedMillis).isGreaterThanOrEqualTo(brokerMillis * 0.999);
    }

    @Test
    void theResultIsTheSumOfTheIntervalsAndOfTheTail() throws Exception {
        Run run = new Run(brief(workload().rate(5_000)).build(), driver).execute();

        List<RunInterval> intervals = run.intervals(Phase.MEASUREMENT);
        IntervalStats total = run.result().total();
        assertThat(intervals).hasSize(4);
        assertThat(sum(intervals, each -> each.counts().sent()))
                .isEqualTo(total.counts().sent());
        assertThat(sum(intervals, each -> each.counts().acked()))
                .isLessThanOrEqualTo(total.counts().acked());
        assertThat(sum(intervals, each -> each.counts().received()))
                .isLessThanOrEqualTo(total.counts().received());
        assertThat(sum(
                        intervals,
                        stats -> stats.histogram(Latency.PUBLISH_DELAY).getTotalCount()))
                .isEqualTo(total.histogram(Latency.PUBLISH_DELAY).getTotalCount());
        assertThat(total.histogram(Latency.PUBLISH_DELAY).getTotalCount())
                .isEqualTo(total.counts().sent());
        for (int i = 1; i < intervals.size(); i++) {
            assertThat(intervals.get(i).stats().span().startNs())
                    .isEqualTo(intervals.get(i - 1).stats().span().endNs());
        }
        assertThat(total.span().startNs())
                .isEqualTo(intervals.get(0).stats().span().startNs());
        assertThat(total.span().endNs())
                .isEqualTo(intervals.get(3).stats().span().endNs());
    }

    @Test
    void severalTopicsProducersSubscriptionsAndConsumers() throws Exception {
        Workload workload = brief(
                        workload().topics(2, 3).producers(2).consumers(2, 2).rate(4_000))
                .build();
        Run run = new Run(workload, driver).execute();

        IntervalStats total = run.result().total();
        Delivery delivery = run.result().delivery().orElseThrow();
        assertThat(driver.created()).containsExactly("bench-000000be-0000", "bench-000000be-0001");
        assertThat(total.counts().sent()).isPositive();
        assertThat(total.counts().acked()).isEqualTo(total.counts().sent());
        assertThat(total.counts().received()).isEqualTo(2 * total.counts().sent());
        assertThat(delivery.subscriptions())
                .containsOnly(new Delivery.Counts(delivery.sent(), 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(StampMode.class)
    void whereverTheStampTravelsEverythingIsReceived(StampMode stamp) throws Exception {
        Run run = new Run(brief(workload().messageSize(40).stamp(stamp)).build(), driver).execute();

        IntervalStats total = run.result().total();
        assertThat(total.counts().received()).isEqualTo(total.counts().sent()).isPositive();
        assertThat(total.histogram(Latency.END_TO_END).getTotalCount()
                        + total.rejected().negative())
                .isEqualTo(total.counts().received());
        assertThat(run.result().delivery().isPresent()).isEqualTo(stamp != StampMode.NONE);
    }

    @Test
    void aHeaderHasRoomForTheStampOfTheSmallestMessage() throws Exception {
        Workload workload =
                brief(workload().messageSize(1).stamp(StampMode.HEADER)).build();
        Run run = new Run(workload, driver).execute();

        assertThat(run.result().total().counts().received())
                .isEqualTo(run.result().total().counts().sent())
                .isPositive();
        assertThat(run.result().total().counts().receivedBytes())
                .isEqualTo(run.result().total().counts().received());
    }

    @Test
    void withoutConsumersNothingIsAwaited() throws Exception {
        Run run = new Run(brief(workload().consumers(1, 0)).build(), driver).execute();

        IntervalStats total = run.result().total();
        assertThat(total.counts().acked()).isEqualTo(total.counts().sent()).isPositive();
        assertThat(total.counts().received()).isZero();
        assertThat(run.intervals(Phase.MEASUREMENT)).allMatch(interval -> interval.backlog() == 0);
        assertThat(run.result().delivery().orElseThrow().total().lost()).isZero();
    }

    @Test
    void withoutProducersConsumersReadWhatOthersSend() throws Exception {
        await(driver.createTopics(List.of(new Topic("there", 1))));
        Workload workload = brief(workload().producers(0).existing(List.of(), List.of("there")))
                .build();
        Run run = new Run(workload, driver, new RunOptions(true, Optional.empty())).execute();

        assertThat(run.result().total().counts().sent()).isZero();
        assertThat(run.intervals(Phase.MEASUREMENT)).hasSize(4).allMatch(interval -> interval.targetRate() == 0);
    }

    @Test
    void lossesAreReportedWhenTheDrainIsOver() throws Exception {
        try (Driver losing = Drivers.loopback(Drivers.faulty(ZERO, 0, 2, 0, 0))) {
            Workload workload =
                    brief(workload().drainTimeout(Duration.ofMillis(200))).build();
            Run run = new Run(workload, losing).execute();

            Delivery delivery = run.result().delivery().orElseThrow();
            assertThat(run.result().isComplete()).isTrue();
            assertThat(delivery.total().lost()).isPositive();
            assertThat(delivery.total().received() + delivery.total().lost()).isEqualTo(delivery.acked());
        }
    }

    @Test
    void whatTheSystemDoesToMessagesIsCountedExactly() throws Exception {
        try (var faulty = Drivers.loopback(Drivers.faulty(ZERO, 5, 0, 5, 5))) {
            Run run = new Run(brief(workload().topics(1, 1).rate(10_000)).build(), faulty).execute();

            Delivery delivery = run.result().delivery().orElseThrow();
            assertThat(delivery.failed()).isEqualTo(faulty.faults().failed()).isPositive();
            assertThat(delivery.total().duplicated())
                    .isEqualTo(faulty.faults().duplicated())
                    .isPositive();
            assertThat(delivery.total().reordered())
                    .isEqualTo(faulty.faults().reordered())
                    .isPositive();
            assertThat(delivery.total().lost()).isZero();
            assertThat(run.result().total().counts().failed()).isPositive();
            assertThat(run.warnings()).hasSizeBetween(1, 10);
        }
    }
}
