package bench.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private static final int MEGABYTE = 1 << 20;

    private final BoundedBody body = new BoundedBody(MEGABYTE);
    private final CompletableFuture<byte[]> taken = body.getBody().toCompletableFuture();
    private boolean isCancelled;

    private void subscribe() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long buffers) {}

            @Override
            public void cancel() {
                isCancelled = true;
            }
        });
    }

    @Test
    void takesAsMuchAsItMay() {
        subscribe();
        body.onNext(List.of(ByteBuffer.allocate(MEGABYTE - 1), ByteBuffer.wrap(new byte[] {7})));
        body.onComplete();

        assertThat(taken.join()).hasSize(MEGABYTE).endsWith(7);
    }

    @Test
    void goesNoFurther() {
        subscribe();
        body.onNext(List.of(ByteBuffer.allocate(MEGABYTE)));
        body.onNext(List.of(ByteBuffer.allocate(1)));

        assertThat(isCancelled).isTrue();
        assertThatThrownBy(taken::join).hasRootCauseMessage("sends more than 1 MB");
    }
}
