package bench.validity;

import bench.config.Condition;
import bench.result.Figure;
import bench.result.Figures;
import java.util.Optional;
import java.util.OptionalDouble;

/** Holds conditions against figures: those of a trial, or those of a whole measurement. */
public final class Conditions {
    private Conditions() {}

    /** What a figure says to a condition. */
    public enum Answer {
        MET,
        NOT_MET,
        /** There is no such figure, or too little was measured for it to mean something. */
        UNKNOWN
    }

    /** The answer of these figures. */
    public static Answer of(Condition condition, Figures figures) {
        Optional<Figure> figure = figures.find(condition.figure()).filter(Figure::isSupported);
        OptionalDouble limit =
                figure.map(each -> condition.limitIn(each.unit())).orElse(OptionalDouble.empty());
        if (limit.isEmpty()) {
            return Answer.UNKNOWN;
        }
        return condition.operator().holds(figure.get().value(), limit.getAsDouble()) ? Answer.MET : Answer.NOT_MET;
    }
}
