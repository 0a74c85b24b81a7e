package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.ConsoleOutput.Lines;
import bench.report.live.Look;
import bench.report.live.TerminalSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** By which options and variables a run is shown in which way. */
class DisplayOptionsTest {
    private static DisplayOptions options(String... arguments) {
        DisplayOptions options = new DisplayOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("display", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).parseArgs(arguments);
        return options;
    }

    @Test
    void aTerminalHasALiveViewByDefault() {
        assertThat(options().wantsLive(false, Map.of("TERM", "xterm-256color")::get))
                .isTrue();
    }

    @Test
    void whatTurnsItOff() {
        assertThat(options("--no-live").wantsLive(false, Map.of("TERM", "xterm")::get))
                .isFalse();
        assertThat(options().wantsLive(true, Map.of("TERM", "xterm")::get)).isFalse();
        assertThat(options().wantsLive(false, Map.of("TERM", "dumb")::get)).isFalse();
        assertThat(options().wantsLive(false, Map.of("TERM", "")::get)).isFalse();
        assertThat(options().wantsLive(false, key -> null)).isFalse();
        assertThat(options().wantsLive(false, Map.of("TERM", "xterm", "NO_COLOR", "1")::get))
                .isFalse();
    }

    @Test
    void aVariableThatIsEmptyDoesNot() {
        assertThat(options().wantsLive(false, Map.of("TERM", "xterm", "NO_COLOR", "")::get))
                .isTrue();
    }

    @Test
    void linesMakeRoomForALiveViewOnTheirTerminalUnlessTheyAreAskedFor() {
        assertThat(options().lines(false, true)).isEqualTo(Lines.NONE);
        assertThat(options("--lines").lines(false, true)).isEqualTo(Lines.ALL);
        assertThat(options().lines(false, false)).isEqualTo(Lines.ALL);
        assertThat(options("--lines").lines(true, false)).isEqualTo(Lines.OF_THE_WHOLE);
    }

    @Test
    void thereAreNoColoursForWhoWantsNone() {
        assertThat(DisplayOptions.look(Map.of("NO_COLOR", "1")::get).colour()).isFalse();
        assertThat(DisplayOptions.look(Map.of("NO_COLOR", "")::get).colour()).isTrue();
        assertThat(DisplayOptions.look(key -> null)).isEqualTo(new Look(true, false));
    }

    @ParameterizedTest
    @CsvSource({"C.UTF-8,true", "en_US.utf8,true", "de_DE@euro,false", "C,false"})
    void lettersAreThoseOfTheLocale(String locale, boolean unicode) {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            assertThat(DisplayOptions.look(Map.of(variable, locale)::get).unicode())
                    .isEqualTo(unicode);
        }
        assertThat(DisplayOptions.look(Map.of("LC_ALL", locale, "LANG", "C")::get)
                        .unicode())
                .isEqualTo(unicode);
    }

    @Test
    void theSizeOfATerminalIsWhatItSays() {
        assertThat(Terminal.size("50 200\n")).isEqualTo(new TerminalSize(200, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0\n", "24 0", "", "stty: not a terminal", "99999999 99999999"})
    void aTerminalThatDoesNotSayHasTheUsualSize(String said) {
        assertThat(Terminal.size(said)).isEqualTo(TerminalSize.USUAL);
    }
}
