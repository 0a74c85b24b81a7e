package bench.config;

import static bench.config.WorkloadKeys.*;
import static bench.yaml.ConfigException.require;

import bench.yaml.Problems;
import bench.yaml.Section;
import java.util.List;
import java.util.Optional;

/**
 * How fast a workload sends, over all its producers.
 *
 * @param producerRate messages/s; 0 without producers, where phases say it, and where the highest sustainable rate is to be found
 * @param warmupProducerRate the same during warm-up; 0 where it is that with which the phases begin
 * @param arrivals how messages are spread over time at that rate
 * @param pacing how producers wait until a message is due
 * @param slo what has to hold at the highest sustainable rate, beside the rules of every trial; none where the rate is given
 */
public record OfferedRate(
        double producerRate, double warmupProducerRate, Arrivals arrivals, Pacing pacing, List<Condition> slo) {
    public OfferedRate {
        requireRate("producerRate", producerRate);
        requireRate("warmupProducerRate", warmupProducerRate);
        slo = List.copyOf(slo);
    }

    /** Rates that are given. */
    public OfferedRate(double producerRate, double warmupProducerRate, Arrivals arrivals, Pacing pacing) {
        this(producerRate, warmupProducerRate, arrivals, pacing, List.of());
    }

    /** Whether as many messages are asked for as can be sent. */
    public boolean isUnlimited() {
        return producerRate >= Pace.UNLIMITED.from();
    }

    /** This many messages/s all the time. */
    public static OfferedRate constant(double rate) {
        return new OfferedRate(rate, rate, Arrivals.UNIFORM, Pacing.AUTO);
    }

    private static void requireRate(String key, double rate) {
        require(rate >= 0 && Double.isFinite(rate), key + " must be a number of 0 or more", rate);
    }

    /** The same where phases say the rate, and that of the warm-up unless the file says that. */
    OfferedRate inPhases(boolean saysWarmup) {
        return new OfferedRate(0, saysWarmup ? warmupProducerRate : 0, arrivals, pacing);
    }

    /**
     * What a workload file says.
     *
     * @param needsRate whether there must be a {@code producerRate}
     */
    static OfferedRate read(Section section, Problems problems, boolean produces, boolean needsRate) {
        double rate = produces && needsRate
                ? producerRate(section)
                : section.find(PRODUCER_RATE).map(unused -> 0.0).orElse(0.0);
        double warmupRate = warmup(section).orElse(rate);
        Arrivals arrivals = arrivals(section, problems);
        boolean finds = produces && needsRate && rate == 0 && section.has(PRODUCER_RATE);
        if (finds && warmup(section).isPresent()) {
            problems.warn(
                    section.at(WARMUP_PRODUCER_RATE),
                    "warmupProducerRate has no effect where the rate is searched: the warm-up has the rate that was"
                            + " found");
        }
        return new OfferedRate(
                rate, produces ? warmupRate : 0, arrivals, section.value(PACING), slo(section, problems, finds));
    }

    /** Empty where it is that of the measurement. */
    static Optional<Double> warmup(Section section) {
        return section.find(WARMUP_PRODUCER_RATE).filter(rate -> rate > 0);
    }

    private static List<Condition> slo(Section section, Problems problems, boolean findsRate) {
        List<Condition> slo = section.value(SLO);
        if (!slo.isEmpty() && !findsRate && (section.has(PRODUCER_RATE) || section.has(PHASES))) {
            problems.add(
                    section.at(SLO),
                    (Overrides.hasOwnOption(section, SLO) ? "" : "slo ")
                            + "must hold at the highest rate that is sustained, but "
                            + (section.has(PHASES)
                                    ? "phases say the rates: leave them out to search for it"
                                    : "the rate is given: search for it with producerRate: 0, or --find-rate"));
        }
        return slo;
    }

    private static Arrivals arrivals(Section section, Problems problems) {
        Arrival type = section.value(ARRIVAL);
        if (type == Arrival.BURSTS) {
            return Arrivals.bursts(
                    section.required(BURST_SIZE, "with arrival: bursts it must be the number of messages of a burst")
                            .orElse(1));
        }
        if (section.find(BURST_SIZE).isPresent()) {
            problems.add(section.at(BURST_SIZE), "burstSize must not be there without arrival: bursts");
        }
        return new Arrivals(type, 1);
    }

    private static double producerRate(Section section) {
        Optional<Double> rate =
                section.required(PRODUCER_RATE, "it must be the number of messages/s over all producers");
        return rate.orElse(0.0);
    }
}
