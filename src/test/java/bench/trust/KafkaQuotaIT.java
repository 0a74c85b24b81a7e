package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Check;
import bench.testing.SharedBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run says of a cluster that throttles all of its clients. */
@Timeout(120)
@Tag("trust")
class KafkaQuotaIT {
    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    private final KafkaRun run = new KafkaRun();

    @Test
    void aQuotaIsNamedAsTheCause() throws Exception {
        ClientQuotaEntity everybody = new ClientQuotaEntity(byDefault());
        quota(everybody, 20_000.0);
        try {
            run.run(
                    KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                    KafkaRun.sending("testDuration: 5s"));
        } finally {
            quota(everybody, null);
        }

        assertThat(run.check("quota").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(run.check("achieved rate").advice()).startsWith("throttled by a quota");
        assertThat(run.result().validity().bottleneck()).isEqualTo("broker");
    }

    private static Map<String, String> byDefault() {
        Map<String, String> entity = new HashMap<>();
        entity.put(ClientQuotaEntity.CLIENT_ID, null);
        return entity;
    }

    private static void quota(ClientQuotaEntity entity, Double bytesPerSecond)
            throws InterruptedException, ExecutionException {
        ClientQuotaAlteration.Op limit = new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond);
        BROKER.admin()
                .alterClientQuotas(List.of(new ClientQuotaAlteration(entity, List.of(limit))))
                .all()
                .get();
    }
}
