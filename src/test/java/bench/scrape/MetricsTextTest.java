package bench.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTextTest {
    private static List<Sample> read(String text) throws UnreadableMetricsException {
        return MetricsText.read(text, false, name -> true);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments("up 1", new Sample("up", Map.of(), 1)),
                arguments("  up\t 1.5e3  ", new Sample("up", Map.of(), 1500)),
                arguments("up -.5", new Sample("up", Map.of(), -0.5)),
                arguments("up 1 1395066363000", new Sample("up", Map.of(), 1)),
                arguments("up 1 -3982045", new Sample("up", Map.of(), 1)),
                arguments("up NaN", new Sample("up", Map.of(), Double.NaN)),
                arguments("up +Inf", new Sample("up", Map.of(), Double.POSITIVE_INFINITY)),
                arguments("up -Inf", new Sample("up", Map.of(), Double.NEGATIVE_INFINITY)),
                arguments("up{} 1", new Sample("up", Map.of(), 1)),
                arguments("a:b_c{d=\"e\"} 2", new Sample("a:b_c", Map.of("d", "e"), 2)),
                arguments("a{b=\"c\",d=\"e\",} 2", new Sample("a", Map.of("b", "c", "d", "e"), 2)),
                arguments("a { b = \"c\" , d = \"\" } 2", new Sample("a", Map.of("b", "c", "d", ""), 2)),
                arguments(
                        "a{path=\"C:\\\\DIR\",say=\"\\\"x\\\"\\n{},=\"} 2",
                        new Sample("a", Map.of("path", "C:\\DIR", "say", "\"x\"\n{},="), 2)),
                arguments("a{b=\"\\d\"} 2", new Sample("a", Map.of("b", "\\d"), 2)),
                arguments("a{b=\"жук #\"} 2", new Sample("a", Map.of("b", "жук #"), 2)),
                arguments("{\"my.name\", b=\"c\"} 2", new Sample("my.name", Map.of("b", "c"), 2)),
                arguments("{b=\"c\",\"my.name\"} 2", new Sample("my.name", Map.of("b", "c"), 2)),
                arguments("a_total 17 1520879607.789 # {id=\"x\"} 0.6", new Sample("a_total", Map.of(), 17)),
                arguments("a_bucket{le=\"1\"} 17 # {} 0.6 1.5e9", new Sample("a_bucket", Map.of("le", "1"), 17)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsALine(String line, Sample expected) throws UnreadableMetricsException {
        assertThat(read(line)).containsExactly(expected);
    }

    @Test
    void readsAPageWithoutItsComments() throws UnreadableMetricsException {
        String page = """
                # HELP a What a "is" \\n not.
                # TYPE a counter
                a{b="1"} 1
                #
                # any comment

                a{b="2"} 2
                """;

        assertThat(read(page)).extracting(Sample::value).containsExactly(1.0, 2.0);
        assertThat(read(page.replace("\n", "\r\n"))).hasSize(2);
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>      | line 2, character 1: must be the name of a metric, but is '<'",
                "9a 1        | line 2, character 1: must be the name of a metric, but is '9'",
                "a           | line 2, character 2: must be a number, but is the end of the line",
                "a b         | line 2, character 3: must be a number, but is 'b'",
                "a 1f        | line 2, character 3: must be a number, but is '1'",
                "a 0x10      | line 2, character 3: must be a number, but is '0'",
                "a 1 soon    | line 2, character 5: must be a time, or the end of the line, but is 's'",
                "a 1 2 3     | line 2, character 7: must be '#', but is '3'",
                "a 1 # x     | line 2, character 7: must be '{', but is 'x'",
                "a{b=\"c\" 1 | line 2, character 9: must be a comma, or the end of the labels, but is '1'",
                "a{b=c} 1    | line 2, character 5: must be '\"', but is 'c'",
                "a{b=\"c 1   | line 2, character 9: must be a quotation mark at the end of the value, but is the end of the"
                        + " line",
                "a{b} 1      | line 2, character 4: must be '=', but is '}'",
                "a{,} 1      | line 2, character 3: must be the name of a label, but is ','",
                "a{b=\"1\",b=\"2\"} 1 | line 2: must not have a label twice",
                "{b=\"c\"} 1 | line 2, character 8: must be the name of a metric, but is something else"
            })
    void saysWhereALineIsWrong(String line, String message) {
        assertThatThrownBy(() -> read("up 1\n" + line + "\n"))
                .isInstanceOf(UnreadableMetricsException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsNotPrintableIsNotRepeated() {
        assertThatThrownBy(() -> read("\u001b[2J 1"))
                .hasMessage("line 1, character 1: must be the name of a metric, but is something else");
    }

    @Test
    void ofWhatNobodyWantsOnlyTheNameIsRead() throws UnreadableMetricsException {
        assertThat(MetricsText.read("a{broken\nb 1\n", false, "b"::equals))
                .extracting(Sample::name)
                .containsExactly("b");
        assertThatThrownBy(() -> MetricsText.read("<p>\nb 1\n", false, "b"::equals))
                .hasMessageContaining("line 1");
    }

    @Test
    void openMetricsThatIsCutOffIsNotTakenForAll() throws UnreadableMetricsException {
        assertThat(MetricsText.read("a 1\n# EOF\n", true, name -> true)).hasSize(1);
        assertThatThrownBy(() -> MetricsText.read("a 1\n", true, name -> true))
                .hasMessage("is cut off: # EOF is missing");
        assertThatThrownBy(() -> read("a 1\n# EOF\nb 1\n")).hasMessage("line 3: must not come after # EOF");
    }
}
