package bench.compare;

import bench.result.Check;
import bench.result.Comparison.Verdict;
import bench.result.Result;
import bench.result.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What is to be known with an answer, one line each. */
final class Notes {
    private final Sides sides;
    private final PrimaryFigures primaryFigures;

    Notes(Sides sides, PrimaryFigures primaryFigures) {
        this.sides = sides;
        this.primaryFigures = primaryFigures;
    }

    /** Of a comparison by these figures. */
    List<String> of(List<String> names, CompareOptions options, Verdict verdict) {
        List<String> notes = new ArrayList<>();
        if (!sides.isOneRunEach()) {
            FewRuns.notice(sides.base().size(), sides.fresh().size(), names.size())
                    .ifPresent(notes::add);
        }
        if (verdict.withinOneRun()) {
            notes.add("intervals are of what has varied within these two runs, and not from run to run");
        }
        addOnTrust(notes);
        if (sides.areOneAfterTheOther()) {
            notes.add("all runs of one side were made before those of the other: what has changed on the machine in"
                    + " between looks like a difference of the sides; let runs of both alternate in random order");
        }
        if (options.figures().isEmpty()) {
            primaryFigures
                    .leftOut(names)
                    .forEach(name -> notes.add(name + " does not decide: a run has too few samples for it"));
        }
        names.stream()
                .filter(this::hasZeros)
                .forEach(name -> notes.add(name + " is 0 in some runs: of a ratio to 0 there is no bound"));
        if (sides.all().stream().anyMatch(Notes::hasSearched)) {
            notes.add("the rate was searched for in each run: latencies are those at the rate that each has found");
        }
        return notes;
    }

    private void addOnTrust(List<String> notes) {
        List<String> untrusted = sides.all().stream()
                .filter(run -> !run.isTrusted())
                .map(ComparedRun::file)
                .toList();
        if (!untrusted.isEmpty()) {
            notes.add("not to be trusted, and compared all the same: " + String.join(", ", untrusted));
        }
        List<Validity> warned = sides.all().stream()
                .flatMap(run -> run.result().stream())
                .map(Result::validity)
                .filter(validity -> validity.verdict() == Check.Verdict.WARN)
                .toList();
        if (!warned.isEmpty()) {
            notes.add(warned.size() + " of " + sides.all().size() + " runs hold with a reservation: " + checks(warned));
        }
        sides.all().stream()
                .filter(run -> run.result().isEmpty())
                .findFirst()
                .ifPresent(run -> notes.add(run.file() + (moreThanOneOmb() ? " and others are" : " is")
                        + " of the OpenMessaging Benchmark: no validity, no start, no configuration, and latencies that"
                        + " do not count from the schedule"));
    }

    private boolean moreThanOneOmb() {
        return sides.all().stream().filter(run -> run.result().isEmpty()).count() > 1;
    }

    private static String checks(List<Validity> warned) {
        return warned.stream()
                .flatMap(validity -> validity.checks().stream())
                .filter(check -> check.verdict() == Check.Verdict.WARN)
                .map(Check::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private boolean hasZeros(String name) {
        return DoubleStream.concat(values(sides.base(), name), values(sides.fresh(), name))
                .anyMatch(value -> value == 0);
    }

    private static DoubleStream values(List<ComparedRun> runs, String name) {
        return runs.stream().flatMap(run -> run.figure(name).stream()).mapToDouble(figure -> figure.value());
    }

    private static boolean hasSearched(ComparedRun run) {
        return run.result().filter(result -> result.course().search() != null).isPresent();
    }
}
