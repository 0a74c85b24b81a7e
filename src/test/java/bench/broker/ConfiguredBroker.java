package bench.broker;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker of a test's own, in a process of its own, with server properties that the throwaway broker does not have. It ends
 * when it is closed, and with its parent.
 */
public final class ConfiguredBroker implements AutoCloseable {
    private final Process process;
    private final int port;

    private ConfiguredBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it serves requests.
     *
     * @param directory empty, for its data and its log
     * @param jvmOptions of its process
     * @param properties over those of the throwaway broker
     */
    public static ConfiguredBroker start(Path directory, List<String> jvmOptions, Map<String, String> properties)
            throws IOException {
        String classPath = BrokerClassPath.locate().text()
                + File.pathSeparator
                + Path.of("target/test-classes").toAbsolutePath();
        List<String> command = Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m"),
                        jvmOptions.stream(),
                        Stream.of(
                                "-cp",
                                classPath,
                                ConfiguredBroker.class.getName(),
                                directory.resolve("data").toString()),
                        properties.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("broker.log").toFile())
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the broker did not start; " + BrokerProcess.lastLogLine(directory));
        }
        return new ConfiguredBroker(process, Integer.parseInt(line));
    }

    /** The process: a data directory, and properties as {@code name=value}. */
    public static void main(String[] arguments) throws Exception {
        PrintStream parent = System.out;
        System.setOut(System.err);
        Map<String, String> properties = new HashMap<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            properties.put(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        try {
            KafkaNode started = KafkaNode.startAlone(Path.of(arguments[0]), properties);
            parent.println(started.port());
        } catch (Exception e) {
            e.printStackTrace();
            // What Kafka has started already would keep the process.
            Runtime.getRuntime().halt(1);
        }
        parent.flush();
        var unused = System.in.read();
        Runtime.getRuntime().halt(0);
    }

    public String bootstrapServers() {
        return NodeProperties.HOST + ":" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
