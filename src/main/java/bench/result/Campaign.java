package bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A campaign: many runs, what varies between them, and what has become of each. It is written after each run, and read back to go
 * on with what is missing. {@link CampaignJson} writes and reads it.
 *
 * @param origin how it was begun
 * @param plan what is run, and in which order
 * @param searches for the highest rate, of which rates of points are shares; none where none are
 * @param points each with one of its runs: as many entries as there are runs
 */
@JsonPropertyOrder({"schemaVersion", "origin", "plan", "searches", "points"})
public record Campaign(
        @JsonUnwrapped Origin origin,
        @JsonUnwrapped Plan plan,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HighestRate> searches,
        List<Run> points) {
    static final int SCHEMA_VERSION = 1;

    public Campaign {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(plan, "plan");
        searches = searches == null ? List.of() : List.copyOf(searches);
        points = List.copyOf(points);
        Set<String> ids = points.stream().map(Run::id).collect(Collectors.toSet());
        if (plan.order.size() != points.size() || !ids.equals(Set.copyOf(plan.order))) {
            throw new IllegalArgumentException("order must name each run once, but is " + plan.order);
        }
        if (plan.control != null && !ids.contains(plan.control)) {
            throw new IllegalArgumentException("control must be one of the runs, but is " + plan.control);
        }
    }

    /**
     * How a campaign was begun.
     *
     * @param bench the version of this program
     * @param arguments of the command line, without secrets
     * @param directory in which it was called, to which the files of the arguments are relative
     * @param startedAt when it began
     * @param fingerprints of each file and of the settings, by which a change is found
     */
    public record Origin(
            String bench,
            List<String> arguments,
            String directory,
            Instant startedAt,
            Map<String, String> fingerprints) {
        public Origin {
            arguments = List.copyOf(arguments);
            fingerprints = ordered(fingerprints);
        }
    }

    /** What a campaign is for. */
    public enum Kind {
        CAMPAIGN,
        /** The rate varies, to see up to which one conditions hold. */
        SWEEP;

        /** The word in the result. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a campaign runs.
     *
     * @param kind what it is for
     * @param seed of the order
     * @param repeats runs of each point
     * @param varied the keys that differ between points, in the order of the command line; {@code workload} and {@code driver}
     *     where there are several files
     * @param conditions that have to hold at a rate of a sweep, as they were written; none in others
     * @param skipAboveFailed whether rates ascend within each block, and end where one is not sustained
     * @param order the ids of the runs
     * @param control the id of the last one, which is the first point again; null where there is none
     */
    public record Plan(
            Kind kind,
            long seed,
            int repeats,
            List<String> varied,
            List<String> conditions,
            boolean skipAboveFailed,
            List<String> order,
            @JsonInclude(JsonInclude.Include.NON_NULL) String control) {
        public Plan {
            varied = List.copyOf(varied);
            conditions = List.copyOf(conditions);
            order = List.copyOf(order);
        }
    }

    /**
     * A search for the highest rate of points that differ in nothing but the rate.
     *
     * @param id names its files
     * @param settings of these points, without the rate
     * @param file with its result, in the folder of the campaign
     * @param rate that was found, in messages/s; null while none was
     */
    public record HighestRate(
            String id,
            Map<String, String> settings,
            String file,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double rate,
            @JsonUnwrapped RunOutcome outcome) {
        public HighestRate {
            settings = ordered(settings);
        }

        /** The same after this has become of it. */
        public HighestRate after(Double found, RunOutcome other) {
            return new HighestRate(id, settings, file, found, other);
        }
    }

    /**
     * A run of a point.
     *
     * @param id names its files
     * @param point its number, from 1
     * @param settings what sets the point apart from others: keys as in {@link Plan#varied}, and values as they were written
     * @param repeat the how manieth run of the point it is, from 1
     * @param search the id of the search whose rate its own is a share of; null where it is none
     * @param producerRate messages/s of the share; null while it is not known, and where it is none
     * @param file with its result, in the folder of the campaign
     * @param outcome what has become of it
     */
    public record Run(
            String id,
            int point,
            Map<String, String> settings,
            int repeat,
            @JsonInclude(JsonInclude.Include.NON_NULL) String search,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double producerRate,
            String file,
            @JsonUnwrapped RunOutcome outcome) {
        public Run {
            settings = ordered(settings);
        }

        /** The same after this has become of it. */
        public Run after(RunOutcome other) {
            return new Run(id, point, settings, repeat, search, producerRate, file, other);
        }

        private Run asPlanned() {
            return new Run(id, point, settings, repeat, search, null, file, RunOutcome.PENDING);
        }

        /** The same at a rate that is known now. */
        public Run at(double rate) {
            return new Run(id, point, settings, repeat, search, rate, file, outcome);
        }
    }

    /** The run of this id. */
    public Run run(String id) {
        return points.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    /** The search of this id; empty for the id of none. */
    public Optional<HighestRate> search(String id) {
        return searches.stream().filter(each -> each.id.equals(id)).findFirst();
    }

    /** The same with a run in the place of the one of its id. */
    public Campaign with(Run run) {
        List<Run> others = new ArrayList<>(points);
        others.replaceAll(each -> each.id.equals(run.id) ? run : each);
        return new Campaign(origin, plan, searches, others);
    }

    /** The same with a search in the place of the one of its id. */
    public Campaign with(HighestRate search) {
        List<HighestRate> others = new ArrayList<>(searches);
        others.replaceAll(each -> each.id.equals(search.id) ? search : each);
        return new Campaign(origin, plan, others, points);
    }

    /** The same as it was before anything of it was run. */
    public Campaign asPlanned() {
        return new Campaign(
                origin,
                plan,
                searches.stream()
                        .map(each -> each.after(null, RunOutcome.PENDING))
                        .toList(),
                points.stream().map(Run::asPlanned).toList());
    }

    @JsonProperty
    int schemaVersion() {
        return SCHEMA_VERSION;
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
