package bench.report.html;

import bench.report.TimeAxis;
import bench.result.PhaseResult;
import bench.result.Result;
import bench.result.Search;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What the script of a page draws, as JSON. */
final class ChartData {
    private static final List<Latency> MAPPED = List.of(Latency.PUBLISH_RESPONSE, Latency.END_TO_END_RESPONSE);
    private static final List<Latency> CURVES =
            List.of(Latency.PUBLISH, Latency.PUBLISH_RESPONSE, Latency.END_TO_END, Latency.END_TO_END_RESPONSE);

    private ChartData() {}

    /** Fit for a script element: no character in it can end that. */
    static String json(List<LabelledRun> runs) {
        List<Map<String, Object>> all = new ArrayList<>();
        double endSeconds = 0;
        for (LabelledRun run : runs) {
            TimeAxis axis = TimeAxis.of(run.result());
            endSeconds = Math.max(endSeconds, axis.endSeconds());
            all.add(run(run, axis));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("endSeconds", Numbers.rounded(endSeconds));
        data.put("runs", all);
        return json(data);
    }

    /** Likewise of what pages of several runs draw. */
    static String json(Map<String, Object> data) {
        return escaped(JsonMapper.shared().writeValueAsString(data));
    }

    /** Within JSON these characters occur in texts only, which may name them by their numbers. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static Map<String, Object> run(LabelledRun run, TimeAxis axis) {
        Result result = run.result();
        RunSeries series = new RunSeries(result, axis);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("label", run.label());
        data.put("reservation", run.reservation());
        data.put("x", series.times());
        data.put("reach", series.reaches());
        data.put("isThinned", series.isThinned());
        data.put("series", series.byName());
        data.put("phases", phases(result, axis.endSeconds()));
        addBrokers(result, axis, data);
        data.put("heat", byLatency(result, MAPPED, latency -> HeatMap.of(result, latency)));
        data.put(
                "curves",
                byLatency(
                        result,
                        CURVES,
                        latency -> PercentileCurve.of(
                                latency, result.distributions().histograms().histogram(latency))));
        if (result.course().search() != null) {
            data.put("search", search(result.course().search()));
        }
        return data;
    }

    private static void addBrokers(Result result, TimeAxis axis, Map<String, Object> data) {
        BrokerData brokers = new BrokerData(result, axis);
        data.put("marks", brokers.marks());
        data.put("brokers", brokers.latencies());
        data.put("metricTimes", brokers.metricTimes());
        data.put("metrics", brokers.metrics());
    }

    private interface Drawing {
        Map<String, Object> of(Latency latency);
    }

    /** Of the latencies that the result has. */
    private static Map<String, Object> byLatency(Result result, List<Latency> latencies, Drawing drawing) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        for (Latency latency : latencies) {
            if (result.distributions().histograms().histogram(latency).getTotalCount() > 0) {
                drawn.put(latency.resultName(), drawing.of(latency));
            }
        }
        return drawn;
    }

    /** Those that lie in the measurement's time, measured or not. */
    private static List<Map<String, Object>> phases(Result result, double endSeconds) {
        List<PhaseResult> phases = result.course().phases();
        double origin = TimeAxis.origin(phases);
        List<Map<String, Object>> drawn = new ArrayList<>();
        for (PhaseResult phase : phases) {
            double start = phase.extent().startSeconds() - origin;
            if (start >= 0 && start < endSeconds) {
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("name", phase.phase().name());
                data.put("measured", phase.phase().measured());
                data.put("from", Numbers.rounded(start));
                data.put(
                        "to",
                        Numbers.rounded(
                                Math.min(endSeconds, start + phase.extent().seconds())));
                drawn.add(data);
            }
        }
        return drawn;
    }

    private static Map<String, Object> search(Search search) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("lowerBound", search.bracket().lowerBound());
        data.put("upperBound", search.bracket().upperBound());
        data.put("confirmed", search.isConfirmed());
        data.put("trials", search.trials().stream().map(ChartData::trial).toList());
        return data;
    }

    private static Map<String, Object> trial(Search.Trial trial) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rate", Numbers.rounded(trial.rate()));
        data.put("seconds", Numbers.rounded(trial.seconds()));
        data.put("verdict", trial.verdict().text());
        data.put("failed", trial.failed());
        data.put("acked", Numbers.rounded(trial.acked()));
        Stream.of(Latency.PUBLISH_RESPONSE, Latency.END_TO_END_RESPONSE)
                .map(Latency::resultName)
                .filter(trial.p99s()::containsKey)
                .forEach(name -> data.put(name, Numbers.rounded(trial.p99s().get(name))));
        return data;
    }
}
