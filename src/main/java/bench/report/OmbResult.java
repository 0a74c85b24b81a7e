package bench.report;

import bench.result.ResultJson;
import java.util.List;

/** A result with the fields of the OpenMessaging Benchmark only: its own tools refuse a file that has others. */
public final class OmbResult implements ResultFormat {
    @Override
    public byte[] of(List<NamedResult> results) {
        return ResultJson.writeOmb(results.get(0).result());
    }

    @Override
    public boolean isOfOneResult() {
        return true;
    }
}
