package bench.cli;

import bench.driver.Driver;
import bench.driver.loopback.LoopbackDriver;
import bench.result.Environment;
import bench.result.Result;
import bench.result.RunListener;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets the broker in memory know when the measurement begins, from which on it blocks and keeps figures. A system under test
 * must not know, so no other driver is asked.
 */
record LoopbackWatch(Driver driver) implements RunListener {
    @Override
    public void measurementAnnounced(long startNs) {
        if (driver instanceof LoopbackDriver loopback) {
            loopback.measurementStarts(startNs);
        }
    }

    /** The result with the broker's figures among the facts about the system; as it is for any other driver. */
    Result complete(Result result) {
        if (!(driver instanceof LoopbackDriver loopback)) {
            return result;
        }
        Environment environment = result.environment();
        Map<String, Object> system = new LinkedHashMap<>(environment.system());
        system.putAll(loopback.figures());
        return result.withEnvironment(environment.with(system, environment.clientConfiguration()));
    }
}
