package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Delivered;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.Statistic;
import bench.stats.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the file of a run says. Latencies are in milliseconds. */
record ResultDocument(Result result) {
    static ResultDocument read(Path file) {
        try {
            return new ResultDocument(ResultJson.read(Files.readAllBytes(file), file.toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the whole measurement. */
    double latency(Latency latency, Statistic statistic) {
        return statistic.of(latency, result.distributions().histograms().histogram(latency));
    }

    /** Of the measurement, by the clock of a loopback broker. */
    double longestAck() {
        String text = result.environment().system().get("longestAck").toString();
        assertThat(text).endsWith(" ms");
        return Double.parseDouble(text.substring(0, text.length() - " ms".length()));
    }

    Result.Counts counts() {
        return result.run().messages().counts();
    }

    Delivered.Counts delivered() {
        return result.delivery().total();
    }

    /** The word of the check with this name. */
    String verdict(String name) {
        return RunEnd.check(result.validity(), name).verdict().ofCheck();
    }
}
