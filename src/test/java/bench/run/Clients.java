package bench.run;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.MessageHandler;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.SendCallback;
import bench.testing.ForwardingConsumer;
import bench.testing.ForwardingDriver;
import bench.testing.ForwardingProducer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Drivers whose clients fail in one way each. */
final class Clients {
    private Clients() {}

    /** Producers that throw this at this send of theirs. */
    static ForwardingDriver producersThatFailAt(int failing, RuntimeException failure, Driver driver) {
        return withProducers(driver, producer -> new ForwardingProducer(producer) {
            private int sends;

            @Override
            public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
                if (++sends == failing) {
                    throw failure;
                }
                super.send(message, callback);
            }
        });
    }

    /** Producers that interrupt the thread that made them when they are closed. */
    static ForwardingDriver producersThatInterruptOnClose(Driver driver) {
        Thread control = Thread.currentThread();
        return withProducers(driver, producer -> new ForwardingProducer(producer) {
            @Override
            public void close(Duration timeout) {
                super.close(timeout);
                control.interrupt();
            }
        });
    }

    /** Consumers that throw this at this message of theirs. */
    static ForwardingDriver consumersThatFailAt(int failing, RuntimeException failure, Driver driver) {
        return withConsumers(driver, consumer -> new ForwardingConsumer(consumer) {
            private int polls;

            @Override
            public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {
                super.poll(timeout, handler);
                if (!readyPartitions().isEmpty() && ++polls == failing) {
                    throw failure;
                }
            }
        });
    }

    static ForwardingDriver consumersThatFailToClose(RuntimeException failure, Driver driver) {
        return withConsumers(driver, consumer -> new ForwardingConsumer(consumer) {
            @Override
            public void close(Duration timeout) {
                super.close(timeout);
                throw failure;
            }
        });
    }

    static ForwardingDriver withoutDeletion(DriverException failure, Driver driver) {
        return new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<List<String>> deleteCreatedTopics(Duration within) {
                return CompletableFuture.failedFuture(failure);
            }
        };
    }

    private static ForwardingDriver withProducers(Driver driver, UnaryOperator<BenchmarkProducer> wrap) {
        return new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
                return super.createProducer(spec).thenApply(wrap);
            }
        };
    }

    private static ForwardingDriver withConsumers(Driver driver, UnaryOperator<BenchmarkConsumer> wrap) {
        return new ForwardingDriver(driver) {
            @Override
            public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
                return super.createConsumer(spec).thenApply(wrap);
            }
        };
    }
}
