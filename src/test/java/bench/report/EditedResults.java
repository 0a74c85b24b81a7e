package bench.report;

import bench.result.Check;
import bench.result.Figure;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.Threshold;
import bench.result.Throughput;
import bench.result.Validity;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Results that tests know, as somebody could have edited their files. */
public final class EditedResults {
    /** Of a workload: markup, quotes, ends of lines and cells, a formula, a way out of a folder, and more letters than fit. */
    public static final String HOSTILE =
            "=1+1 <script>alert('x')</script> \"q\" | `c` ../../etc \n# h \r\u0001\u202e 😀 ]]> &amp; https://a.example "
                    + "x".repeat(200);

    private EditedResults() {}

    /** A result of one interval whose checks are all well. */
    public static Result valid() {
        return of(Runs.document(1, Runs.result(1, null)), "ok");
    }

    /** One that a check warns of. */
    public static Result warning() {
        return Runs.document(1, Runs.result(1, null));
    }

    /** One that is not to be trusted. */
    public static Result invalid() {
        return of(Runs.document(1, Runs.result(1, null)), "invalid");
    }

    /** One that was stopped. */
    public static Result incomplete() {
        return Runs.document(1, Runs.result(1, "stopped"));
    }

    /** One whose consumers read 5,437,000 messages from before it, besides its own. */
    public static Result afterABacklog() {
        return of(
                valid(),
                fields -> ((ObjectNode) fields.path("run").path("cameIn"))
                        .put("received", 5_937_353)
                        .put("receivedOfBefore", 5_437_000));
    }

    /** One whose names, reason and advice are {@link #HOSTILE}. */
    public static Result hostile() {
        return of(invalid(), fields -> {
            fields.put("workload", HOSTILE);
            fields.put("driver", HOSTILE);
            ((ObjectNode) fields.path("run")).put("reason", HOSTILE);
            check(fields).put("name", HOSTILE).put("advice", HOSTILE);
        });
    }

    /** The same, one of whose two thresholds was missed. */
    public static Result missing(Result result) {
        Figure rate = new Figure("publishRate", 50_000, "msg/s", true);
        return result.withThresholds(List.of(
                Threshold.judged("publishRate > 40000", rate, 40_000, true),
                Threshold.judged("publishRate > 60000", rate, 60_000, false)));
    }

    /** The result of a run in which so many messages/s were stored. */
    public static Result atRate(double perSecond) {
        Result known = Runs.document(1, Runs.result(1, null));
        Result.Run run = known.run();
        return new Result(
                known.setup(),
                known.series(),
                new Result.Run(
                        run.id(),
                        run.reason(),
                        run.times(),
                        run.messages(),
                        new Throughput(perSecond, 0, perSecond, perSecond * 1024, perSecond * 1024),
                        run.topics()),
                known.course(),
                known.distributions(),
                known.delivery(),
                known.brokerSide(),
                known.validity(),
                known.thresholds(),
                known.environment(),
                known.config());
    }

    /** A result where this is what was checked. */
    public static Result judged(Result known, Check check) {
        return new Result(
                known.setup(),
                known.series(),
                known.run(),
                known.course(),
                known.distributions(),
                known.delivery(),
                known.brokerSide(),
                new Validity("none", List.of(check), List.of()),
                known.thresholds(),
                known.environment(),
                known.config());
    }

    private static Result of(Result result, String verdict) {
        return of(result, fields -> check(fields).put("verdict", verdict));
    }

    private static ObjectNode check(ObjectNode fields) {
        return (ObjectNode) fields.path("validity").path("checks").path(0);
    }

    /** The same with other fields. */
    public static Result of(Result result, Consumer<ObjectNode> edit) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode fields = (ObjectNode) mapper.readTree(ResultJson.write(result));
        edit.accept(fields);
        // What follows from the fields that were edited.
        ((ObjectNode) fields.path("run")).remove("status");
        ((ObjectNode) fields.path("validity")).remove("verdict");
        return ResultJson.read(mapper.writeValueAsBytes(fields), "edited");
    }
}
