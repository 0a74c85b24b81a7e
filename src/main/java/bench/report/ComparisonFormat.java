package bench.report;

import bench.result.Comparison;

/** A form in which a comparison is written for people or other programs: a function of nothing but the comparison. Stateless. */
@FunctionalInterface
public interface ComparisonFormat {
    /** The content of a file. */
    byte[] of(Comparison comparison);
}
