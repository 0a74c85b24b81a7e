package bench.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How another process like this one is started: with the same Java, the same options of the JVM and the same class path. */
final class OwnJvm {
    /**
     * Of this process only: a debugger's port can be taken once, and what this JVM was started with by other means is handed on by
     * those.
     */
    private static final List<String> NOT_HANDED_ON =
            List.of("-agentlib:jdwp", "-Xrunjdwp", "-Djava.class.path=", "-Dsun.java.", "-XX:ArchiveClassesAtExit=");

    private OwnJvm() {}

    /** The command, as a process is started by it: without a shell. */
    static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> NOT_HANDED_ON.stream().noneMatch(option::startsWith))
                .forEach(command::add);
        Stream.of("-cp", System.getProperty("java.class.path"), main.getName()).forEach(command::add);
        command.addAll(arguments);
        return command;
    }
}
