package bench.worker.schedule;

import bench.config.Arrival;
import bench.config.Arrivals;
import bench.config.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the schedules of all producers of a load. Confined to the control thread. */
public final class Schedules {
    private final Arrivals arrivals;
    private final int producers;
    private final SplittableRandom seeds;
    private final DueCount due = new DueCount();

    /** @param seed the same one gives the same moments, where those are random */
    public Schedules(Arrivals arrivals, int producers, long seed) {
        this.arrivals = arrivals;
        this.producers = producers;
        this.seeds = new SplittableRandom(seed);
    }

    /** A schedule for each producer, which together keep a pace that begins at this moment. */
    public List<Schedule> of(Pace pace, long fromNs) {
        List<Schedule> schedules = new ArrayList<>();
        List<Schedule> counted = new ArrayList<>();
        boolean random = arrivals.arrival() == Arrival.POISSON && !pace.isUnlimited() && pace.highestRate() > 0;
        for (int i = 0; i < producers; i++) {
            if (random) {
                long seed = seeds.nextLong();
                PaceClock clock = new PaceClock(fromNs, pace);
                schedules.add(new PoissonSchedule(fromNs, clock, producers, seed));
                counted.add(new PoissonSchedule(fromNs, clock, producers, seed));
            } else {
                schedules.add(of(pace, fromNs, new Share(i, producers)));
            }
        }
        due.follow(fromNs, random ? counted : List.of(of(pace, fromNs, Share.WHOLE)));
        return schedules;
    }

    private Schedule of(Pace pace, long fromNs, Share share) {
        if (pace.highestRate() == 0) {
            return EvenSchedule.never(fromNs);
        }
        // As fast as can be there is no time between bursts.
        if (pace.isConstant() && (arrivals.burstSize() == 1 || pace.isUnlimited())) {
            // N producers at rate R/N each, one N-th of their period apart, send evenly at R.
            long firstNs = fromNs + (long) (share.producer() * 1e9 / pace.to());
            return new EvenSchedule(fromNs, firstNs, pace.to() / share.producers());
        }
        return PacedSchedule.of(fromNs, pace, share, arrivals.burstSize());
    }

    /** How many messages of all producers have been due before a moment, since the load began. Moments do not go back. */
    public long dueBefore(long momentNs) {
        return due.before(momentNs);
    }
}
