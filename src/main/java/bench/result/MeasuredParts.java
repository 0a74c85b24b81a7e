package bench.result;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a run of which histograms are kept: those that were measured. */
public final class MeasuredParts {
    private MeasuredParts() {}

    /** In their order; none in a result without any. */
    public static List<IntervalHistograms> of(Result result) {
        List<IntervalHistograms> blocks = result.distributions().intervalHistograms();
        if (blocks.isEmpty() || !result.run().isMeasured()) {
            return List.of();
        }
        Set<String> names = result.course().phases().stream()
                .filter(phase -> phase.phase().measured())
                .map(phase -> phase.phase().name())
                .collect(Collectors.toCollection(HashSet::new));
        if (names.isEmpty()) {
            names.add(blocks.get(blocks.size() - 1).phase());
        }
        return blocks.stream()
                .filter(block -> names.contains(block.phase()) || block.isOfSeveralPhases())
                .toList();
    }
}
