package bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of campaigns and comparisons in a browser. */
class CampaignPageIT extends PagesInBrowser {
    @ParameterizedTest
    @CsvSource({
        "regression, 1400, false",
        "improvement, 390, false",
        "no-change, 1400, true",
        "inconclusive, 1400, false",
        "drift, 390, true",
        "hostile, 390, false"
    })
    void aComparisonHasEveryChart(String kind, int width, boolean isDark) throws IOException {
        Path page = Files.write(
                dir.resolve("comparison-" + kind + ".html"), new ComparisonPage().of(SampleComparisons.of(kind)));

        checkLook(page, "comparison-" + kind, width, isDark);
    }

    @ParameterizedTest
    @CsvSource({
        "sweep, 1400, false",
        "sweep, 390, true",
        "sweep-of-two, 1400, true",
        "grid, 1400, false",
        "grid, 390, true",
        "one-key, 1400, false",
        "unfinished, 390, false",
        "hostile, 390, false"
    })
    void aCampaignHasEveryChart(String kind, int width, boolean isDark) throws IOException {
        Path page = Files.write(
                dir.resolve("campaign-" + kind + ".html"), CampaignPage.of(SampleCampaigns.of(kind), Optional.empty()));

        checkLook(page, "campaign-" + kind, width, isDark);
    }

    @Test
    void aCampaignWithAComparisonHasTheChartsOfBoth() throws IOException {
        Path page = Files.write(
                dir.resolve("both.html"),
                CampaignPage.of(SampleCampaigns.of("grid"), Optional.of(SampleComparisons.of("regression"))));

        checkLook(page, "campaign-compared", 1400, false);

        assertThat(browser.evaluate("[...document.querySelectorAll('figure')].map(f => f.id)")
                        .toString())
                .contains("chart-primaries", "chart-shift-publishResponseLatency", "chart-publish-0");
    }

    @Test
    void aTableStandsBehindEachChartOfAComparisonAndACampaign() throws IOException {
        for (byte[] content : List.of(
                new ComparisonPage().of(SampleComparisons.of("regression")),
                CampaignPage.of(SampleCampaigns.of("sweep"), Optional.empty()))) {
            browser.open(Files.write(dir.resolve("tables.html"), content), 1400, false);

            checkTables();
        }
    }
}
