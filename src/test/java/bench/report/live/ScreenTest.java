package bench.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bench.testing.ScreenText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is on a terminal, by all that was written to it. */
@Timeout(30)
class ScreenTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicReference<TerminalSize> size = new AtomicReference<>(new TerminalSize(40, 10));
    private final Screen screen = new Screen(terminal, size.get(), size::get);

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void aPictureIsRedrawnInPlace() {
        screen.show(unused -> List.of("one", "two of a long row"));
        awaitText("one", "two of a long row");

        screen.show(unused -> List.of("three", "four", "five"));

        awaitText("three", "four", "five");
    }

    @Test
    void whatIsPrintedStandsAboveThePicture() {
        screen.show(unused -> List.of("picture", "of two rows"));
        print("first\n");
        print("second\n");

        awaitText("first", "second", "picture", "of two rows");
    }

    @Test
    void nothingIsLostWhereTheScreenScrolls() {
        screen.show(unused -> List.of("picture", "of two rows"));
        for (int i = 1; i <= 12; i++) {
            print(i + "\n");
        }

        awaitText("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "picture", "of two rows");
    }

    @Test
    void aLineThatIsNotCompleteIsNotDrawnOver() {
        screen.show(unused -> List.of("picture"));
        print("half of ");
        print("a line\n");

        awaitText("half of a line", "picture");
    }

    @Test
    void theOutputOfAnotherProcessStaysAndThePictureGoesOnBelow() {
        screen.show(unused -> List.of("picture", "of two rows"));
        awaitText("picture", "of two rows");

        terminal.writeBytes("a line of another one, longer than a row is\n".getBytes(StandardCharsets.UTF_8));
        screen.show(unused -> List.of("picture", "of two rows"));

        await().untilAsserted(() -> assertThat(text())
                .hasSize(4)
                .startsWith("a line of another one, longer than a row")
                .endsWith("picture", "of two rows"));
    }

    @Test
    void aRowThatIsTooLongIsNoReasonToWrap() {
        screen.show(unused -> List.of("x".repeat(60), "second"));

        awaitText("x".repeat(40), "second");
    }

    @Test
    void aNewSizeIsFollowedAtOnce() {
        screen.show(now -> List.of(now.columns() + " x " + now.rows()));
        awaitText("40 x 10");

        size.set(new TerminalSize(30, 5));
        screen.resized();

        awaitText("30 x 5");
    }

    @Test
    void aPictureThatIsClearedLeavesNothing() {
        print("before\n");
        screen.show(unused -> List.of("picture"));
        awaitText("before", "picture");

        screen.clear();

        awaitText("before");
    }

    @Test
    void everythingIsWrittenWhenItIsClosedAndThePictureIsGone() {
        screen.show(unused -> List.of("picture"));
        print("before\n");

        screen.close();

        assertThat(text()).containsExactly("before");
        assertThat(screen.print(terminal, bytes("after\n"))).isFalse();
    }

    @Test
    void withoutAPictureItOnlyWrites() {
        Screen plain = Screen.withoutPicture();

        assertThat(plain.print(terminal, bytes("half of "))).isTrue();
        assertThat(plain.print(terminal, bytes("a line\n"))).isTrue();
        plain.close();

        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("half of a line\n");
    }

    @Test
    void whoeverWaitsGoesOnWhenAllIsWritten() {
        screen.show(unused -> List.of("picture"));
        print("before\n");

        screen.awaitWritten(Duration.ofMinutes(1));

        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("before\n");
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();

        screen.awaitWritten(Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptOfTheOneWhoClosesIsKept() {
        print("before\n");
        Thread.currentThread().interrupt();

        screen.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(text()).containsExactly("before");
    }

    @Test
    void aTerminalThatTakesNothingDelaysNobodyAndGetsTheRestLater() {
        CountDownLatch isRead = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int oneByte) {
                throw new AssertionError("bytes come in arrays");
            }

            @Override
            public void write(byte[] bytes) {
                try {
                    isRead.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                terminal.writeBytes(bytes);
            }
        };
        Screen slow = new Screen(stuck, size.get(), size::get);

        for (int i = 0; i <= 1_000; i++) {
            int number = i;
            slow.show(unused -> List.of("picture " + number));
        }
        assertThat(slow.print(stuck, bytes("a line\n"))).isTrue();
        slow.awaitWritten(Duration.ofMillis(1));
        slow.close(Duration.ofMillis(1));
        assertThat(terminal.size()).isZero();
        isRead.countDown();
        slow.close();

        assertThat(text()).containsExactly("a line");
    }

    private void print(String text) {
        assertThat(screen.print(terminal, bytes(text))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void awaitText(String... rows) {
        await().untilAsserted(() -> assertThat(text()).containsExactly(rows));
    }

    /** A terminal makes the first of the next line of a line end, as the system's line discipline does. */
    private List<String> text() {
        String output = terminal.toString(StandardCharsets.UTF_8).replaceAll("(?<!\r)\n", "\r\n");
        return ScreenText.of(output, 40, 10);
    }
}
