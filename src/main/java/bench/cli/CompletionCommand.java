package bench.cli;

import bench.config.Overrides;
import bench.result.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench generate-completion}: a script by which bash and zsh complete command lines of bench. */
@Command(
        name = "generate-completion",
        description =
                "Prints a script by which bash and zsh complete commands, options, files, keys of --set and figures.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  For this shell, and for those to come",
            "    source <(bench generate-completion)",
            "    echo 'source <(bench generate-completion)' >> ~/.bashrc"
        })
final class CompletionCommand implements Callable<Integer> {
    private static final String OWN_PART = "completion.sh";

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("bench", spec.root().commandLine()));
        out.print(ownPart());
        out.flush();
        return ExitCode.VALID.number();
    }

    /** It takes the place of the function that completes, and calls that for what it does not know better. */
    private String ownPart() {
        try (InputStream script = CompletionCommand.class.getResourceAsStream(OWN_PART)) {
            String text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("@KEYS@", keys())
                    .replace("@FIGURES@", String.join(" ", Figures.unitsByName().keySet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keys() {
        return String.join(
                " ",
                Overrides.names(bench.drivers().formats()).stream()
                        .map(name -> name + "=")
                        .toList());
    }
}
