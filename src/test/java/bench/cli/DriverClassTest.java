package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.OwnClasses;
import bench.driver.DriverContext;
import bench.driver.loopback.LoopbackDriver;
import bench.testing.ForwardingDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a driver class that somebody else has written may do, is told in one line. */
class DriverClassTest extends SampleFiles {
    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void mayThrowAnExceptionWhenItIsMade(String command) {
        Invocation invocation = with(command, Throwing.class);

        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.errLines())
                .containsExactly("bench: " + driver + ": driverClass " + Throwing.class.getName()
                        + " cannot be made: IllegalStateException: no licence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void mayLackAnotherClass(String command) {
        Invocation invocation = with(command, Lacking.class);

        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.errLines())
                .containsExactly("bench: " + driver + ": driverClass " + Lacking.class.getName()
                        + " cannot be made: the class com.acme.Missing cannot be found: "
                        + OwnClasses.REMEDY);
    }

    @Test
    void mayFailWhenItsClassIsInitialized() {
        Invocation invocation = with("validate", Uninitialized.class);

        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .contains("driverClass " + Uninitialized.class.getName() + " cannot be made: ");
    }

    @Test
    void mayFailWhenItsClientsAreTried() {
        Invocation invocation = with("validate", Untried.class);

        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.errLines()).containsExactly("bench: " + driver + ": UnsupportedOperationException");
    }

    @Test
    void thatIsNoDriverIsAMistakeOfTheFile() {
        Invocation invocation = with("validate", String.class);

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines()).singleElement().asString().contains("must be kafka, loopback, or a class");
    }

    private Invocation with(String command, Class<?> driverClass) {
        driver = Samples.write(dir, "own.yaml", "name: own\ndriverClass: " + driverClass.getName() + "\n");
        return Invocation.of(command, "-w", workload, "-d", driver);
    }

    /** Throws an exception when it is made. */
    public static final class Throwing extends ForwardingDriver {
        public Throwing(DriverContext context) {
            super(null);
            throw new IllegalStateException("no licence");
        }
    }

    /** Throws an error when it is made. */
    public static final class Lacking extends ForwardingDriver {
        public Lacking(DriverContext context) {
            super(null);
            throw new NoClassDefFoundError("com/acme/Missing");
        }
    }

    /** Throws when its class is initialized. */
    public static final class Uninitialized extends ForwardingDriver {
        private static final int SETTING = Integer.parseInt("none");

        public Uninitialized(DriverContext context) {
            super(null);
            assertThat(SETTING).isNegative();
        }
    }

    /** Throws what no driver has put into words when its clients are tried. */
    public static final class Untried extends ForwardingDriver {
        public Untried(DriverContext context) {
            super(new LoopbackDriver(context));
        }

        @Override
        public void tryClients() {
            throw new UnsupportedOperationException();
        }
    }
}
