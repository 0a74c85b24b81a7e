package bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What a measurement was made with. Secrets are replaced.
 *
 * @param bench the version of this program
 * @param commandLine how it was called
 * @param jvm that ran it
 * @param cores processors that the JVM may use
 * @param container its limits; null without any
 * @param os what it ran on
 * @param clientConfiguration properties of each kind of client of the system under test
 * @param system facts about the system under test; null where there is none
 */
public record Environment(
        String bench,
        List<String> commandLine,
        Jvm jvm,
        int cores,
        @JsonInclude(JsonInclude.Include.NON_NULL) Container container,
        Os os,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> clientConfiguration,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> system) {
    /**
     * The JVM.
     *
     * @param vendor of it
     * @param version of Java
     * @param name with its own version
     * @param flags that it was started with
     * @param optimizingCompiler whether HotSpot's optimizing compiler was in use
     * @param jit compilers that were asked for
     * @param garbageCollectors such as {@code G1 Young Generation}
     * @param maxHeapBytes beyond which it does not go
     */
    public record Jvm(
            String vendor,
            String version,
            String name,
            List<String> flags,
            boolean optimizingCompiler,
            Jit jit,
            List<String> garbageCollectors,
            long maxHeapBytes) {}

    /**
     * HotSpot's compilers: {@code auto}, {@code full}, {@code quick}, which is all but the optimizing one (C2), or {@code own}
     * where options of the JVM have chosen.
     *
     * @param asked for on the command line
     * @param used full, quick or own
     */
    public record Jit(String asked, String used) {}

    /**
     * What a container may use of the machine; null where there is no limit.
     *
     * @param cores processor time in cores, such as 1.5
     * @param memoryBytes beyond which the process is ended
     */
    public record Container(
            @JsonInclude(JsonInclude.Include.NON_NULL) Double cores,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long memoryBytes) {}

    /** The operating system and the machine. */
    public record Os(String name, String version, String arch, long memoryBytes) {}

    public Environment {
        clientConfiguration = clientConfiguration == null ? Map.of() : clientConfiguration;
    }

    /** The same with what is known of the system under test and of its clients. */
    public Environment with(Map<String, Object> systemFacts, Map<String, Object> configuration) {
        return new Environment(bench, commandLine, jvm, cores, container, os, configuration, systemFacts);
    }
}
