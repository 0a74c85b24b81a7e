package bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

/** What tests of runs begin with that are not about what was measured: a fifth of a second of load on a broker in memory. */
abstract class LoopbackRuns extends SampleFiles {
    static final String WORKLOAD = Samples.WORKLOAD.replace("testDuration: 1s", "testDuration: 200ms");

    @BeforeEach
    void useTheLoopbackDriver() {
        workload = Samples.write(dir, "w.yaml", WORKLOAD);
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "-w", workload, "-d", driver));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    static String status(String json) {
        return JsonMapper.shared().readTree(json).path("run").path("status").asString();
    }
}
