package bench.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The order of the runs of a campaign: blocks of one run of each point, each block in a random order of its own, so that what
 * changes in the machine meanwhile is in no point more than in another; and the first point again at the end, which shows whether
 * something has changed. A pure function of what it is made of.
 */
public final class Schedule {
    private final List<Point> points;
    private final int repeats;
    private final long seed;

    /**
     * A run of a point.
     *
     * @param repeat from 1; of the control the one after the last
     */
    public record Slot(Point point, int repeat) {
        /** Names the files of the run. */
        public String id() {
            return "p" + point.number() + "-r" + repeat;
        }
    }

    /**
     * A schedule.
     *
     * @param points at least one
     * @param repeats runs of each, at least one
     * @param seed of the order
     */
    public Schedule(List<Point> points, int repeats, long seed) {
        this.points = List.copyOf(points);
        this.repeats = repeats;
        this.seed = seed;
    }

    /** The first point again, as the last run; empty where there is only one point, whose runs all are that. */
    public Optional<Slot> control() {
        return points.size() > 1 ? Optional.of(new Slot(points.get(0), repeats + 1)) : Optional.empty();
    }

    /**
     * All runs in their order, with the control.
     *
     * @param ascending in which points follow each other within a block whatever the seed says; empty where all is random
     */
    public List<Slot> slots(Optional<Comparator<Point>> ascending) {
        Random random = new Random(seed);
        List<Slot> slots = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            List<Point> block = new ArrayList<>(points);
            Collections.shuffle(block, random);
            // Stable: points of one rate are in random order still.
            ascending.ifPresent(block::sort);
            for (Point point : block) {
                slots.add(new Slot(point, repeat));
            }
        }
        control().ifPresent(slots::add);
        return slots;
    }
}
