package bench.compare;

import bench.result.Figure;
import bench.result.Figures;
import bench.result.OmbFile;
import bench.result.Result;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that is compared with others: a result of bench, or a file of the OpenMessaging Benchmark (OMB), which has figures only.
 *
 * @param file its name
 * @param figures by name, those that were measured
 * @param result empty of a file of OMB
 */
public record ComparedRun(String file, Map<String, Figure> figures, Optional<Result> result) {
    public ComparedRun {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(result, "result");
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A result of bench. */
    public static ComparedRun of(String file, Result result) {
        Figures known = Figures.of(result);
        Map<String, Figure> figures = new LinkedHashMap<>();
        known.names().forEach(name -> figures.put(name, known.find(name).orElseThrow()));
        return new ComparedRun(file, figures, Optional.of(result));
    }

    /** A file of OMB. */
    public static ComparedRun of(String file, OmbFile omb) {
        return new ComparedRun(file, omb.figures(), Optional.empty());
    }

    /** A figure of this name. */
    Optional<Figure> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    /** Whether enough was measured for a figure to decide something. */
    boolean supports(String name) {
        return figure(name).map(Figure::isSupported).orElse(false);
    }

    /** When it began; empty where the file does not say. */
    Optional<Instant> startedAt() {
        return result.map(each -> each.run().times().startedAt());
    }

    /** Whether there is nothing against its figures; a file of OMB does not say. */
    public boolean isTrusted() {
        return result.map(Result::isTrusted).orElse(true);
    }

    /** {@code valid}, {@code warn}, {@code invalid} or {@code incomplete}; empty where the file does not say. */
    Optional<String> verdict() {
        return result.map(each -> each.run().isComplete() && each.run().isMeasured()
                ? each.validity().verdict().text()
                : "incomplete");
    }

    /** Whether its rate is what was measured: none was given, or it was searched for. */
    boolean isRateMeasured() {
        return result.map(each ->
                        each.run().times().isUnlimited() || each.course().search() != null)
                .orElse(false);
    }
}
