package bench.validity;

import static bench.result.Check.Verdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Check;
import bench.result.Check.Verdict;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One way to spoil a measurement, and what a check says to it.
 *
 * @param check its name
 * @param what was spoilt, in words
 */
record CheckCase(String check, String what, Verdict verdict, Consumer<Facts> spoil) {
    static CheckCase checkCase(String check, String what, Verdict verdict, Consumer<Facts> spoil) {
        return new CheckCase(check, what, verdict, spoil);
    }

    static void slowly(Facts facts, double... backlogs) {
        facts.rates = new double[] {0.5, 0.5, 0.5, 0.5};
        facts.backlogs = backlogs;
    }

    void assertFires() {
        Facts facts = new Facts();
        spoil.accept(facts);

        Check seen = check(facts, check).orElseThrow();

        assertThat(seen.verdict()).as(seen.toString()).isEqualTo(verdict);
        assertThat(seen.advice().isEmpty()).isEqualTo(verdict == VALID);
    }

    static Optional<Check> check(Facts facts, String name) {
        return Checks.of(facts.evidence()).stream()
                .filter(check -> check.name().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return check + ": " + what + " is " + verdict.ofCheck();
    }
}
