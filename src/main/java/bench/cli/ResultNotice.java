package bench.cli;

import bench.report.Destination;
import bench.report.ResultFile;
import bench.result.Result;
import bench.result.RunListener;
import java.util.Optional;

/**
 * Says where the result is as soon as it is there: what follows, above all the deletion of topics, may take long where the
 * cluster does not answer, or be cut short. Confined to the control thread.
 */
final class ResultNotice implements RunListener {
    private final ResultFile file;
    private final Progress progress;

    /** @param file is written before this hears of the result */
    ResultNotice(ResultFile file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    @Override
    public void resultReady(Result result) {
        file.problem()
                .ifPresentOrElse(progress::fail, () -> place().ifPresent(place -> progress.say("Result: %s", place)));
    }

    /** After a run that was stopped: a user who waits for the result is not to look for it. */
    void runStopped() {
        if (file.written().isEmpty() && file.problem().isEmpty()) {
            progress.say("No result: the measurement had not begun");
        }
    }

    /** Where the result is; empty where it is not, or not there where it should be. */
    Optional<String> place() {
        return file.problem().isPresent()
                ? Optional.empty()
                : file.written().map(path -> Destination.of(path).shown());
    }

    /** Whether this is what has become of the result, which nobody has to say again. */
    boolean hasSaid(String problem) {
        return file.problem().filter(problem::equals).isPresent();
    }
}
