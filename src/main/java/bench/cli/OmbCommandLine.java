package bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParameterException;

/** Command lines as the OpenMessaging Benchmark has them: drivers behind {@code -d}, and workloads without an option. */
final class OmbCommandLine {
    private static final Set<String> COMMANDS = Set.of("run", "validate");
    private static final Set<String> DRIVERS = Set.of("-d", "--drivers");
    private static final Set<String> WORKLOADS = Set.of("-w", "--workloads");

    private OmbCommandLine() {}

    /** What somebody who gave such a command line wanted, or nothing where it is not one. */
    static Optional<String> meant(ParameterException e, String[] args) {
        boolean hasCommand = args.length > 0 && COMMANDS.contains(args[0]);
        if (!hasCommand && e.getCommandLine().getParent() != null) {
            return Optional.empty();
        }
        List<String> drivers = new ArrayList<>();
        List<String> workloads = new ArrayList<>();
        boolean hasBare = false;
        for (int i = hasCommand ? 1 : 0; i < args.length; i++) {
            String next = i + 1 < args.length ? args[i + 1] : "";
            if (DRIVERS.contains(args[i]) && isFile(next)) {
                drivers.addAll(List.of(next.split(",")));
                i++;
            } else if (WORKLOADS.contains(args[i]) && isFile(next)) {
                workloads.addAll(List.of(next.split(",")));
                i++;
            } else if (isFile(args[i])) {
                workloads.add(args[i]);
                hasBare = true;
            } else {
                // Another mistake, which has a message of its own.
                return Optional.empty();
            }
        }
        boolean isOmbs = hasBare || (!hasCommand && !drivers.isEmpty());
        return isOmbs
                ? Optional.of("bench " + (hasCommand ? args[0] : "run") + " -w " + names(workloads, "WORKLOAD.yaml")
                        + " -d " + names(drivers, "DRIVER.yaml"))
                : Optional.empty();
    }

    private static String names(List<String> files, String none) {
        return files.isEmpty() ? none : String.join(" ", files);
    }

    private static boolean isFile(String argument) {
        String name = argument.toLowerCase(Locale.ROOT);
        return !argument.startsWith("-") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
