package bench.report;

import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.stats.Latency;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result with the fields of the OpenMessaging Benchmark only: its own tools refuse a file that has others.
 *
 * <p>What cannot be written does not fail the run: {@link ResultFile#problem} tells of it. Confined to the control thread.
 */
public final class OmbResult implements RunListener {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ResultFile file;
    private final OmbFields fields = new OmbFields(List.of(Latency.PUBLISH, Latency.PUBLISH_DELAY, Latency.END_TO_END));

    /** Writes to this file when the run has ended. */
    public OmbResult(ResultFile file) {
        this.file = file;
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        if (interval.phase().measured()) {
            fields.addInterval(interval);
        }
    }

    @Override
    public void runEnded(RunResult result) {
        file.write(MAPPER.writeValueAsBytes(fields.of(result)));
    }
}
