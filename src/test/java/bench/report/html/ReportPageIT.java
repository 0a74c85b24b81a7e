package bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.NamedResult;
import bench.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of runs in a browser. */
class ReportPageIT extends PagesInBrowser {
    private static Path page(String name, NamedResult... results) throws IOException {
        return Files.write(dir.resolve(name + ".html"), new HtmlReport().of(List.of(results)));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 390, false",
        "two, 1400, true",
        "phases, 1400, false",
        "search, 390, true",
        "brokers, 1400, false",
        "brokers, 390, true",
        "two-of-brokers, 1400, true",
        "hostile, 390, false"
    })
    void everyChartHasDataAndNothingIsWrong(String kind, int width, boolean isDark) throws IOException {
        checkLook(page(kind, SamplePages.of(kind)), kind, width, isDark);
    }

    @Test
    void aTooltipShowsTheFiguresOfAMoment() throws IOException {
        browser.open(page("tip", SamplePages.of("plain")), 1400, false);
        browser.resizeToPage(1400);

        double[] middle = middleOf("chart-rate");
        browser.moveMouse(middle[0], middle[1]);

        assertThat(browser.evaluate("new Promise(done => { const look = () => {"
                                + " const tip = document.querySelector('#chart-rate .chart > div:last-child').textContent;"
                                + " tip.includes('acked') ? done(tip) : setTimeout(look, 10); }; look(); })")
                        .asString())
                .contains("acked: ", "target: ", " msg/s");
    }

    @Test
    void ofRunsOfDifferentLengthNoneHasFiguresAfterItsEnd() throws IOException {
        browser.open(page("ends", SamplePages.of("two")), 1400, false);
        browser.resizeToPage(1400);

        assertThat(ofChart("chart-rate", "getOption().tooltip[0].formatter([{ axisValue: 28 }]).textContent"))
                .contains("A acked: 1", "B acked: -")
                .doesNotContain("B acked: 1");
        assertThat(ofChart("chart-rate", "getOption().tooltip[0].formatter([{ axisValue: 20 }]).textContent"))
                .contains("A acked: 1", "B acked: 1");
    }

    @Test
    void anIntervalBetweenTwoPausesIsADot() throws IOException {
        Result result = SamplePages.phases(List.of("a", "b", "c"), "pause", 1);
        browser.open(page("dots", new NamedResult("r.json", result)), 1400, false);
        browser.resizeToPage(1400);

        assertThat(ofChart(
                        "chart-rate",
                        "getOption().series.find(s => s.type === 'scatter' && s.name === 'acked').data.length"))
                .isEqualTo("3");
    }

    @Test
    void theBracketIsTheOneThatTheSearchHasFound() throws IOException {
        browser.open(page("bracket", SamplePages.of("search")), 1400, false);
        browser.resizeToPage(1400);

        assertThat(ofChart("chart-search-", "getOption().series.find(s => s.name === 'sustained').data"))
                .isEqualTo("0,20001,13,20001");
    }

    @Test
    void whatStandsForSeveralIntervalsIsARangeInTheTable() throws IOException {
        browser.open(page("ranges", SamplePages.of("hour")), 1400, false);

        var unused = browser.evaluate("document.querySelector('#chart-rate details').open = true");

        assertThat(browser.evaluate("new Promise(done => { const look = () => {"
                                + " const row = document.querySelector('#chart-rate tbody tr');"
                                + " row ? done(row.textContent) : setTimeout(look, 10); }; look(); })")
                        .asString())
                .matches("0 to 12.*11,9\\d\\d(\\.\\d+)? to 1[12],\\d{3}.*");
    }

    /** What a chart says of itself, once it is drawn. */
    private static String ofChart(String id, String what) {
        return browser.evaluate("new Promise(done => { const look = () => {"
                        + " const chart = echarts.getInstanceByDom(document.querySelector('#" + id + " .chart'));"
                        + " chart ? done(String(chart." + what + ")) : setTimeout(look, 10); }; look(); })")
                .asString();
    }

    @Test
    void aZoomIsOneOfAllTimes() throws IOException {
        browser.open(page("zoom", SamplePages.of("plain")), 1400, false);
        browser.resizeToPage(1400);
        double[] middle = middleOf("chart-rate");

        browser.turnWheel(middle[0], middle[1], -240);

        String zooms = "[...new Set([...document.querySelectorAll('figure .chart')]"
                + ".map(place => echarts.getInstanceByDom(place).getOption().dataZoom)"
                + ".filter(zoom => zoom && zoom.length).map(zoom => zoom[0].end - zoom[0].start))]";
        assertThat(browser.evaluate("new Promise(done => { const look = () => {"
                                + " const all = " + zooms + "; all.length === 1 && all[0] < 100"
                                + " ? done(all[0]) : setTimeout(look, 10); }; look(); })")
                        .asDouble())
                .isBetween(1.0, 99.0);
        var unused = browser.evaluate("document.getElementById('reset').click()");
        assertThat(browser.evaluate(zooms).toString()).isEqualTo("[100]");
    }

    @Test
    void aTooltipShowsWhatHappenedAtAMoment() throws IOException {
        browser.open(page("mark", SamplePages.of("brokers")), 1400, false);
        browser.resizeToPage(1400);
        double at = browser.evaluate("echarts.getInstanceByDom(document.querySelector('#chart-rate .chart'))"
                        + ".convertToPixel({ xAxisIndex: 0 }, 18)"
                        + " + document.querySelector('#chart-rate .chart').getBoundingClientRect().left")
                .asDouble();

        browser.moveMouse(at, middleOf("chart-rate")[1]);

        assertThat(browser.evaluate("new Promise(done => { const look = () => {"
                                + " const tip = document.querySelector('#chart-rate .chart > div:last-child').textContent;"
                                + " tip.includes('node lost') ? done(tip) : setTimeout(look, 10); }; look(); })")
                        .asString())
                .contains("broker 3");
    }

    @Test
    void aTableStandsBehindEachChart() throws IOException {
        browser.open(page("tables", SamplePages.of("brokers")), 1400, false);

        checkTables();
    }

    @Test
    void anHourAtASecondIsOpenWithinASecond() throws IOException {
        browser.open(page("hour", SamplePages.of("hour")), 1400, false);

        assertThat(browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                        .asDouble())
                .as("milliseconds")
                .isLessThan(1_000);
    }

    private static double[] middleOf(String id) {
        return browser.evaluate("(() => { const box = document.querySelector('#" + id
                        + " .chart').getBoundingClientRect();"
                        + " return [box.left + box.width / 2, box.top + box.height / 2]; })()")
                .valueStream()
                .mapToDouble(value -> value.asDouble())
                .toArray();
    }
}
