package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLimitsTest {
    @TempDir
    private Path dir;

    @Test
    void aContainerOfVersionTwoHasItsLimitsInTheRoot() throws IOException {
        write("groups/cpu.max", "150000 100000");
        write("groups/memory.max", "2147483648");

        assertLimits("0::/", 1.5, 2_147_483_648L);
    }

    @Test
    void theSmallestLimitOfTheGroupAndThoseAboveItHolds() throws IOException {
        write("groups/user.slice/cpu.max", "50000 100000");
        write("groups/user.slice/memory.max", "max");
        write("groups/user.slice/app.scope/cpu.max", "200000 100000");
        write("groups/user.slice/app.scope/memory.max", "1073741824");

        assertLimits("0::/user.slice/app.scope", 0.5, 1_073_741_824L);
    }

    @Test
    void versionOneHasAHierarchyForEachController() throws IOException {
        write("groups/cpu/docker/7/cpu.cfs_quota_us", "250000");
        write("groups/cpu/docker/7/cpu.cfs_period_us", "100000");
        write("groups/memory/docker/7/memory.limit_in_bytes", "536870912");
        write("groups/memory/memory.limit_in_bytes", "9223372036854771712");

        assertLimits("4:memory:/docker/7\n3:cpu,cpuacct:/docker/7\n0::/system.slice", 2.5, 536_870_912L);
    }

    @Test
    void theMachinesPathOfAContainerIsNotNeeded() throws IOException {
        write("groups/memory/memory.limit_in_bytes", "536870912");

        assertLimits("4:memory:/docker/not-visible-inside", null, 536_870_912L);
        assertLimits("4:memory:/../../above", null, 536_870_912L);
    }

    @Test
    void thereMayBeNoLimits() throws IOException {
        write("groups/cpu.max", "max 100000");
        write("groups/memory.max", "max");
        write("groups/cpu/cpu.cfs_quota_us", "-1");
        write("groups/cpu/cpu.cfs_period_us", "100000");
        write("groups/memory/memory.limit_in_bytes", "9223372036854771712");

        assertLimits("2:cpu:/\n1:memory:/\n0::/", null, null);
    }

    @Test
    void elsewhereThereAreNoSuchFiles() {
        ContainerLimits limits = ContainerLimits.read(dir.resolve("missing"), dir.resolve("missing too"));

        assertThat(limits.cores()).isEmpty();
        assertThat(limits.memoryBytes()).isEmpty();
    }

    private void assertLimits(String membership, Double cores, Long memoryBytes) throws IOException {
        write("membership", membership);
        ContainerLimits limits = ContainerLimits.read(dir.resolve("groups"), dir.resolve("membership"));

        assertThat(limits.cores()).isEqualTo(cores == null ? OptionalDouble.empty() : OptionalDouble.of(cores));
        assertThat(limits.memoryBytes())
                .isEqualTo(memoryBytes == null ? OptionalLong.empty() : OptionalLong.of(memoryBytes));
    }

    private void write(String file, String text) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }
}
