package bench.cli;

import static bench.cli.OptionGroup.Heading.CAMPAIGN;

import bench.campaign.Axis;
import bench.yaml.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make many runs of one command line: what varies, and how often each is run. */
@OptionGroup(CAMPAIGN)
final class VaryOptions {
    private static final int MOST_REPEATS = 1000;
    private static final String REPEAT = "--repeat";

    @Option(
            names = Axis.OPTION,
            paramLabel = "KEY=V,V,...",
            description = "Runs with each of these values of a key that --set takes, each in a process of its own."
                    + " producerRate takes shares of the highest rate too, such as 10%%,50%%,90%%. May be given more"
                    + " than once: each value with each.")
    private List<String> axes = new ArrayList<>();

    @Option(
            names = "--zip",
            description =
                    "Takes the values of all --vary together, the first with the first, instead of each with each.")
    private boolean zip;

    @Option(names = REPEAT, paramLabel = "N", description = "Runs each of these N times, in random order.")
    private String repeat;

    /** Whether any of them is there, so that this is a campaign. */
    boolean areGiven() {
        return !axes.isEmpty() || zip || repeat != null;
    }

    /**
     * What varies.
     *
     * @throws ConfigException with all that is wrong
     */
    List<Axis> axes() {
        List<String> problems = new ArrayList<>();
        List<Axis> read = new ArrayList<>();
        for (String text : axes) {
            try {
                read.add(Axis.parse(text));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return read;
    }

    /** Whether values go together. */
    boolean zip() {
        return zip;
    }

    /** How often each point is run. */
    int repeats() {
        if (repeat == null) {
            return 1;
        }
        return Optional.of(repeat.strip())
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= MOST_REPEATS)
                .orElseThrow(() -> new ConfigException(REPEAT + ": must be a whole number from 1 to " + MOST_REPEATS
                        + ", but is " + (repeat.isBlank() ? "empty" : "'" + repeat + "'")));
    }
}
