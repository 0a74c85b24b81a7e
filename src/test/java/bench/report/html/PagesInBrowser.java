package bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bench.testing.Browser;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A browser for the pages of a test; its screenshots are in {@code target/report-pages}. */
abstract class PagesInBrowser {
    private static final Path SCREENSHOTS = Path.of("target/report-pages");
    /** Those that are still empty after ten seconds: a busy machine takes its time to draw. */
    private static final String EMPTY_CHARTS = "new Promise(done => { const look = left => {"
            + " const empty = [...document.querySelectorAll('figure')].filter(f => !(f.dataset.points > 0)).map(f => f.id);"
            + " empty.length === 0 || left === 0 ? done(empty) : setTimeout(() => look(left - 1), 50); }; look(200); })";

    @TempDir
    static Path dir;

    static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "Chromium is not on the PATH: reports are not looked at in a browser");
        browser = Browser.start(program.get(), dir.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Every chart has data, nothing is wider than the window, and nothing is wrong. */
    static void checkLook(Path page, String kind, int width, boolean isDark) {
        browser.open(page, width, isDark);
        browser.resizeToPage(width);

        assertThat(browser.problems()).isEmpty();
        assertThat(browser.evaluate(EMPTY_CHARTS)).isEmpty();
        assertThat(browser.evaluate("document.querySelectorAll('figure').length")
                        .asInt())
                .isPositive();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("as wide as the window")
                .isLessThanOrEqualTo(width);
        browser.saveScreenshot(SCREENSHOTS.resolve(kind + "-" + width + (isDark ? "-dark" : "-light") + ".png"));
        assertThat(browser.problems()).isEmpty();
    }

    /** Behind each chart is a table of its figures. */
    static void checkTables() {
        var unused = browser.evaluate("document.querySelectorAll('figure details').forEach(d => { d.open = true; })");

        assertThat(browser.evaluate("new Promise(done => setTimeout(() => done([...document.querySelectorAll('figure')]"
                        + ".filter(f => f.querySelectorAll('td').length === 0).map(f => f.id)), 100))"))
                .isEmpty();
    }
}
