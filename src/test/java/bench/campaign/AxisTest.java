package bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bench.yaml.ConfigException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AxisTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("a=1", List.of("1")),
                Arguments.of("a=1,2, 3", List.of("1", "2", "3")),
                Arguments.of("a=,lz4", List.of("", "lz4")),
                Arguments.of("a='x,y',z", List.of("x,y", "z")),
                Arguments.of("a=\"x,y\", 'it,s'", List.of("x,y", "it,s")),
                Arguments.of("a=it's,x", List.of("it's", "x")),
                Arguments.of("a=[b, c],[d]", List.of("[b, c]", "[d]")),
                Arguments.of(
                        "a=[{percent: 95, latency: 2ms}, {percent: 5, latency: 9ms}],2ms",
                        List.of("[{percent: 95, latency: 2ms}, {percent: 5, latency: 9ms}]", "2ms")),
                Arguments.of("a=x=1,y=2", List.of("x=1", "y=2")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAreSeparatedByCommasUnlessQuotesOrBracketsHoldThemTogether(String argument, List<String> values) {
        assertThat(Axis.parse(argument)).isEqualTo(new Axis("--vary", "a", values));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("a", "--vary: must be KEY=VALUE,VALUE,..., such as .*, but is 'a'"),
                Arguments.of("=1", "--vary: must be KEY=.*"),
                Arguments.of("a='x,y", "--vary: the value of a that begins with ' must end with another one"),
                Arguments.of("a=[b, c", "--vary: a list or mapping of a must have its closing bracket"),
                Arguments.of("a=1,2,1", "--vary: a must have each value once, but has 'a=1' twice"),
                Arguments.of(
                        "producerRate=10%,300%",
                        "--vary: a share of the highest rate must be from 0.1% to 200%, but is '300%'"),
                Arguments.of("ssl.key.password=x,x", "--vary: ssl.key.password must .* '.*hidden.*' twice"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsSaidInOneLine(String argument, String line) {
        assertThatThrownBy(() -> Axis.parse(argument))
                .isInstanceOf(ConfigException.class)
                .message()
                .matches(line);
    }

    @Test
    void onlyTheRateHasShares() {
        assertThat(RateShare.of("producerRate", "12.5%")).contains(0.125);
        assertThat(RateShare.of("workload.producerRate", "100 %")).contains(1.0);
        assertThat(RateShare.of("producerRate", "1000")).isEmpty();
        assertThat(RateShare.of("randomBytesRatio", "10%")).isEmpty();
    }

    @Test
    void aShareIsAWholeNumberOfMessagesUnlessThereAreFew() {
        assertThat(RateShare.times(0.1, 43_217)).isEqualTo(4_322);
        assertThat(RateShare.times(0.1, 12.345)).isEqualTo(1.235, within(0.001));
        assertThat(RateShare.times(0.001, 0.1)).isEqualTo(0.001);
    }
}
