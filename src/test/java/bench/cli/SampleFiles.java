package bench.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the command line begin with: a folder of their own, with a workload and a driver file in it. */
abstract class SampleFiles {
    @TempDir
    Path dir;

    String workload;
    String driver;

    @BeforeEach
    void writeFiles() {
        workload = Samples.write(dir, "w.yaml", Samples.WORKLOAD);
        driver = Samples.write(dir, "d.yaml", Samples.DRIVER);
    }
}
