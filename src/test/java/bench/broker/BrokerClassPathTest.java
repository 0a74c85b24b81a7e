package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerClassPathTest {
    @TempDir
    private Path directory;

    @Test
    void isFoundFromTheJarOfACheckout() throws IOException {
        Path jar = file("target/bench.jar");
        Path client = file("target/lib/client.jar");
        Path server = file("target/lib/broker/server.jar");

        BrokerClassPath classPath = BrokerClassPath.of(jar);

        assertThat(classPath.entries()).containsExactly(server, client, jar);
        assertThat(classPath.buildDir()).isEqualTo(directory.resolve("target"));
    }

    @Test
    void isFoundFromTheClassesOfACheckout() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("target/classes"));
        Path client = file("target/lib/client.jar");
        Path server = file("target/lib/broker/server.jar");

        assertThat(BrokerClassPath.of(classes).entries()).containsExactly(server, client, classes);
    }

    @Test
    void isFoundFromTheJarOfADistribution() throws IOException {
        Path jar = file("lib/bench.jar");
        Path client = file("lib/client.jar");
        Path server = file("lib/broker/server.jar");

        BrokerClassPath classPath = BrokerClassPath.of(jar);

        assertThat(classPath.entries()).containsExactly(server, client, jar);
        assertThat(classPath.buildDir()).isNull();
    }

    @Test
    void saysWhereTheLibrariesAreMissing() throws IOException {
        Path jar = file("lib/bench.jar");

        assertThatThrownBy(() -> BrokerClassPath.of(jar))
                .isInstanceOf(BrokerException.class)
                .hasMessage("the broker's libraries are not in " + directory.resolve("lib/broker")
                        + ": build or unpack bench again");
    }

    @Test
    void takesNothingButJars() throws IOException {
        Path jar = file("lib/bench.jar");
        file("lib/notes.txt");
        file("lib/broker/server.jar");

        assertThat(BrokerClassPath.of(jar).entries())
                .allMatch(entry -> entry.toString().endsWith(".jar"));
    }

    @Test
    void namesTheArchiveByTheJarsSoThatAnotherBuildDoesNotReadIt() throws IOException {
        Path jar = file("target/bench.jar");
        file("target/lib/client.jar");
        Path server = file("target/lib/broker/server.jar");
        ClassArchive before = ClassArchive.of(BrokerClassPath.of(jar));
        assertThat(before.isToBeWritten()).isTrue();
        assertThat(before.file().getParent()).isEqualTo(directory.resolve("target/cds"));
        assertThat(ClassArchive.of(BrokerClassPath.of(jar))).isEqualTo(before);

        Files.writeString(server, "another version");

        assertThat(ClassArchive.of(BrokerClassPath.of(jar)).file()).isNotEqualTo(before.file());
    }

    @Test
    void hasNoArchiveForADirectoryOfClasses() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("target/classes"));
        file("target/lib/broker/server.jar");

        assertThat(ClassArchive.of(BrokerClassPath.of(classes))).isEqualTo(ClassArchive.NONE);
    }

    private Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
