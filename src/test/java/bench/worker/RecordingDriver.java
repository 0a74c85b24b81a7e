package bench.worker;

import bench.driver.BenchmarkProducer;
import bench.driver.ProducerSpec;
import bench.driver.loopback.LoopbackConfig;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A loopback driver whose producers record what they are given. One thread makes them. */
final class RecordingDriver extends ForwardingDriver {
    private final List<RecordingProducer> producers = new ArrayList<>();

    RecordingDriver() {
        super(Drivers.loopback(LoopbackConfig.INSTANT));
    }

    /** Those made so far; grows with the next. */
    List<RecordingProducer> producers() {
        return Collections.unmodifiableList(producers);
    }

    @Override
    public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
        producers.add(new RecordingProducer());
        return CompletableFuture.completedFuture(producers.get(spec.index()));
    }
}
