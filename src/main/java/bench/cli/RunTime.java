package bench.cli;

import bench.config.Workload;
import bench.run.RunOptions;
import bench.run.RunPlan;
import java.time.Duration;

/** How long a run usually takes, as far as its files and options say. */
final class RunTime {
    private RunTime() {}

    /** Of a part that ends by itself the middle between the shortest and the longest that it can take. */
    static Duration of(Workload workload, RunOptions options) {
        Duration phases = RunPlan.phases(workload, options).stream()
                .map(part -> part.shortest().plus(part.longest()).dividedBy(2))
                .reduce(Duration.ZERO, Duration::plus);
        return workload.findsRate() ? phases.plus(options.search().usually()) : phases;
    }

    /** For people, who need it no more exactly: 40 s, 12 min, 3 h 20 min. */
    static String text(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 90) {
            return (seconds < 10 ? seconds : (seconds + 5) / 10 * 10) + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
