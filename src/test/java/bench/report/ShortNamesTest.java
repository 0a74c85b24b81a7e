package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
    private static final String LONG = "everybody comes back from lunch at the same time";

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(ShortNames.of(List.of("warm-up", "12345678901234567890"), 20))
                .containsExactly("warm-up", "12345678901234567890");
    }

    @Test
    void roundsOfALongNameStayDistinct() {
        List<String> names = IntStream.rangeClosed(1, 200)
                .mapToObj(round -> LONG + ", round " + round)
                .toList();

        List<String> cut = ShortNames.of(names, 20);

        assertThat(cut).doesNotHaveDuplicates().allMatch(name -> name.length() <= 20);
        assertThat(cut.get(9)).isEqualTo("everybody...round 10");
    }

    @Test
    void namesThatDifferInTheirMiddleStayDistinct() {
        List<String> names = List.of(LONG + " in Bern, round 1", LONG + " in Rome, round 1", "calm");

        List<String> cut = ShortNames.of(names, 20);

        assertThat(cut).doesNotHaveDuplicates().contains("calm").allMatch(name -> name.length() <= 20);
    }

    @Test
    void namesThatNoCutKeepsApartHaveTheirPlaces() {
        String same = "a long beginning ";
        String end = " and also a long end";
        List<String> names = List.of(same + "one" + end, same + "two" + end);

        assertThat(ShortNames.of(names, 20)).containsExactly("#1 ...lso a long end", "#2 ...lso a long end");
    }

    @Test
    void noLetterIsCutInTwo() {
        String letters = "\uD83D\uDE00".repeat(30);
        List<String> names = List.of(letters + "1", letters + "2");

        assertThat(ShortNames.of(names, 20))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 20)
                .allMatch(name ->
                        name.codePoints().noneMatch(letter -> Character.getType(letter) == Character.SURROGATE));
    }
}
