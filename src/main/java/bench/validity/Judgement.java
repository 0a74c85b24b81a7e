package bench.validity;

import bench.result.Check;
import bench.result.Phase;
import bench.result.Phrase;
import bench.result.Validity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a run is to be trusted, and each of its measured phases.
 *
 * @param whole of the run
 * @param phases of its measured phases, in their order
 */
public record Judgement(Validity whole, List<Validity> phases) {
    public Judgement {
        phases = List.copyOf(phases);
    }

    /**
     * A phase that was measured.
     *
     * @param finding what its control has found out
     */
    record Measured(Phase phase, Evidence evidence, Optional<Check> finding) {
        boolean isUnlimited() {
            return evidence.asked().isUnlimited();
        }

        Validity validity() {
            List<Check> checks = new ArrayList<>(Checks.ofPhase(evidence));
            finding.ifPresent(checks::add);
            return new Validity(
                    Bottleneck.of(evidence),
                    checks,
                    saturated(List.of(this)).stream().toList());
        }
    }

    /** What a reader must know of phases without a limit, by name where others have one; empty where all have one. */
    static Optional<String> saturated(List<Measured> phases) {
        List<String> unlimited = phases.stream()
                .filter(Measured::isUnlimited)
                .map(each -> "'" + each.phase.name() + "'")
                .toList();
        String where = unlimited.size() == phases.size() ? "" : " in " + String.join(", ", unlimited);
        return unlimited.isEmpty()
                ? Optional.empty()
                : Optional.of("saturated by intent" + where + ": read the throughput; latencies show how long messages"
                        + " waited in full buffers");
    }

    /** A run with one measured phase, which is judged by all that is known of the run. */
    static Judgement ofOne(Evidence evidence, List<Check> findings, List<String> remarks) {
        List<Check> checks = new ArrayList<>(Checks.of(evidence));
        checks.addAll(findings);
        Validity validity = new Validity(Bottleneck.of(evidence), checks, remarks);
        return new Judgement(validity, List.of(validity));
    }

    /**
     * A run with several. Each is judged by itself, since there is no steady state and no one rate in a mixture of them; of
     * each check the run has the worst, and what became of the messages is judged for all of them together.
     *
     * @param findings of the phases that were not measured
     */
    static Judgement ofSeveral(List<Measured> phases, List<Check> findings, List<String> remarks) {
        List<Validity> verdicts = phases.stream().map(Measured::validity).toList();
        Map<String, Worst> worst = new LinkedHashMap<>();
        for (int i = 0; i < phases.size(); i++) {
            for (Check check : verdicts.get(i).checks()) {
                Worst here =
                        new Worst(phases.get(i).phase.name(), check, check.verdict() == Check.Verdict.VALID ? 0 : 1);
                worst.merge(check.name(), here, Worst::or);
            }
        }
        // A drain follows the last phase: what the system did then explains what it has not answered.
        List<Check> ofMessages = Checks.ofMessages(phases.get(phases.size() - 1).evidence);
        List<Check> checks = Stream.of(
                        worst.values().stream().map(Worst::named), ofMessages.stream(), findings.stream())
                .flatMap(each -> each)
                .toList();
        return new Judgement(new Validity(bottleneck(verdicts), checks, remarks), verdicts);
    }

    /** Of the worst phase that has one, the first of these. */
    private static String bottleneck(List<Validity> verdicts) {
        return verdicts.stream()
                .filter(Validity::isLimited)
                .sorted(Comparator.comparing(Validity::verdict).reversed())
                .map(Validity::bottleneck)
                .findFirst()
                .orElse(Bottleneck.NONE);
    }

    /**
     * The worst of what a check says of several phases.
     *
     * @param phase the first for which it is as bad as this
     * @param failed phases for which not all is well
     */
    private record Worst(String phase, Check check, int failed) {
        Worst or(Worst next) {
            boolean isWorse = next.check.verdict().compareTo(check.verdict()) > 0;
            return new Worst(isWorse ? next.phase : phase, isWorse ? next.check : check, failed + next.failed);
        }

        /** The check with the name of its phase, so that a reader knows where to look. */
        Check named() {
            String others = failed < 2 ? "" : failed == 2 ? " and one more" : " and " + (failed - 1) + " more";
            String where = (failed == 0 ? "ok in each phase; in '" : "in '") + phase + "'" + others + ": ";
            // A name may have what a form would take for the place of a number.
            return check.seenAs(Phrase.of(where.replace("%", "%%")).then(check.seen()));
        }
    }
}
