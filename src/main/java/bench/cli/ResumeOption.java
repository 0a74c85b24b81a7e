package bench.cli;

import static bench.cli.OptionGroup.Heading.CAMPAIGN;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that goes on with a campaign. */
@OptionGroup(CAMPAIGN)
final class ResumeOption {
    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description = "Goes on with a campaign that was stopped; nothing else needs to be given.")
    private Path resume;

    /** The folder of the campaign that is to go on; empty where a new one begins. */
    Optional<Path> folder() {
        return Optional.ofNullable(resume);
    }
}
