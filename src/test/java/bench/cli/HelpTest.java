package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class HelpTest {
    private static Stream<String> commands() {
        return Bench.commandLine(new Bench()).getSubcommands().keySet().stream();
    }

    private static CommandLine command(String name) {
        return Bench.commandLine(new Bench()).getSubcommands().get(name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsIntoEightyColumns(String command) {
        assertThat(Invocation.of("help", command).outLines()).allMatch(line -> line.length() <= 80);
    }

    /** A percent sign by itself makes a warning of picocli's beside the help, and an end of the manual pages. */
    @Test
    void hasTextsThatCanBeFormatted() {
        CommandLine bench = Bench.commandLine(new Bench());

        assertThat(Stream.concat(Stream.of(bench), bench.getSubcommands().values().stream())
                        .flatMap(command -> texts(command.getCommandSpec())))
                .hasSizeGreaterThan(200)
                .allSatisfy(text -> assertThatCode(() -> String.format(text)).doesNotThrowAnyException());
    }

    private static Stream<String> texts(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        return Stream.of(
                        Stream.of(usage.header(), usage.description(), usage.footer())
                                .flatMap(Arrays::stream),
                        Stream.of(usage.exitCodeListHeading(), usage.footerHeading()),
                        usage.exitCodeList().values().stream(),
                        command.args().stream().flatMap(HelpTest::written))
                .flatMap(Function.identity());
    }

    /** Not as picocli gives it, which is formatted. */
    private static Stream<String> written(ArgSpec argument) {
        AnnotatedElement place = (AnnotatedElement) argument.userObject();
        Option option = place.getAnnotation(Option.class);
        return Arrays.stream(
                option == null ? place.getAnnotation(Parameters.class).description() : option.description());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasEveryOptionOnce(String command) {
        List<String> lines = Invocation.of("help", command).outLines().stream()
                .takeWhile(line -> !line.startsWith("Example"))
                .toList();
        for (OptionSpec option : command(command).getCommandSpec().options()) {
            assertThat(lines)
                    .as(option.longestName())
                    .filteredOn(line -> line.matches(" {0,6}(-\\w, )?" + option.longestName() + "(?![-\\w]).*"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void showsAnExample(String command) {
        if (!command.equals("help")) {
            assertThat(Invocation.of("help", command).out())
                    .containsPattern("(?m)^Examples?:")
                    .containsPattern("(?m)^ .*bench " + command);
        }
    }

    @Test
    void whatAConsoleShowsStandsTogether() {
        assertThat(Invocation.of("run", "--help").outLines().stream()
                        .dropWhile(line -> !line.equals("Console:"))
                        .takeWhile(line -> !line.equals("Other:")))
                .anyMatch(line -> line.contains("--quiet"))
                .anyMatch(line -> line.contains("--no-live"))
                .anyMatch(line -> line.contains("--lines"));
    }

    @Test
    void groupsTheOptionsOfACommandWithMany() {
        assertThat(Invocation.of("run", "--help").outLines())
                .containsSubsequence(
                        "Files:",
                        "Load:",
                        "Search for the highest rate:",
                        "Thresholds:",
                        "Results:",
                        "Other:",
                        "Examples:");
        assertThat(Invocation.of("broker", "--help").outLines()).doesNotContain("Other:");
    }
}
