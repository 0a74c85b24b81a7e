package bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {
    private final Kinds kinds = new Kinds(1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message of 1048677 bytes is too large          | message of 2097152 bytes is too large
            clientId=bench-1f-producer-0] cannot send      | clientId=bench-2e-producer-17] cannot send
            correlation id 5 on topic-partition a-0: FAILED | correlation id 6 on topic-partition b-12: FAILED
            node 1 at kafka-1.example.com:9092 is gone     | node 2 at kafka-2.example.com:9093 is gone
            topic id Xk3dPz_yQ0mNf0aWXHkE7A is unknown     | topic id 9Vb-x_yQ0mNf0aWXHkE7BB is unknown
            request deadbeef-cafe failed                   | request cafebabe-dead failed
            offsets of [a-0] are lost                      | offsets of [a-0, a-1, a-2] are lost
            at 0x7f3a12 in thread 3                        | at 0x1 in thread 14
            """)
    void takesMessagesThatDifferInNumbersIdsAndListsForOneKind(String first, String second) {
        assertThat(kinds.admits(first)).isTrue();
        assertThat(kinds.admits(second)).isFalse();
    }

    @Test
    void tellsEveryReasonHoweverManyOtherKindsThereWereBefore() {
        for (int i = 0; i < 1_000; i++) {
            kinds.admits("batch " + i + " has expired");
        }

        assertThat(kinds.admits("not authorized to access topics: [a]")).isTrue();
    }

    @Test
    void tellsAFewOfEachKind() {
        Kinds three = new Kinds(3);

        assertThat(List.of(1, 2, 3, 4, 5))
                .map(i -> three.admits("failed at " + i))
                .containsExactly(true, true, true, false, false);
    }

    @Test
    void saysHowManyMoreThereWereOfEachKind() {
        for (int i = 0; i < 4_926; i++) {
            kinds.admits("batch " + i + " failed");
        }
        kinds.admits("told once");

        assertThat(kinds.takeSuppressed()).containsExactly("and 4,925 more of the kind: batch 0 failed");
        assertThat(kinds.takeSuppressed()).isEmpty();
    }

    @Test
    void isBoundedWhereEveryMessageIsAnother() {
        int told = 0;
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                told += kinds.admits("failed for x" + a + b + "x") ? 1 : 0;
            }
        }

        assertThat(told).isBetween(50, 150);
        assertThat(kinds.takeSuppressed())
                .singleElement()
                .asString()
                .startsWith("and ")
                .endsWith(" more of other kinds");
    }

    @Test
    void countsWhatManyThreadsTell() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int t = 0; t < 4; t++) {
            threads.execute(() -> {
                for (int i = 0; i < 1_000; i++) {
                    kinds.admits("failed at " + i);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(kinds.takeSuppressed())
                .singleElement()
                .asString()
                .startsWith("and 3,999 more of the kind: failed at ");
    }
}
