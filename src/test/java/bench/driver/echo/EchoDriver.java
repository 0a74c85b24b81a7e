package bench.driver.echo;

import bench.driver.DriverContext;
import bench.driver.loopback.LoopbackDriver;
import bench.testing.ForwardingDriver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Says what its file said. */
final class EchoDriver extends ForwardingDriver {
    private final EchoType.Settings settings;

    EchoDriver(DriverContext context) {
        super(new LoopbackDriver(context));
        settings = context.config().settings(EchoType.Settings.class).orElseThrow();
    }

    @Override
    public CompletableFuture<Map<String, String>> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("system", "echo");
        facts.put("settings", settings.toString());
        return CompletableFuture.completedFuture(facts);
    }
}
