package bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Phase;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may import which, as the package-info files say it in words. */
class PackageRulesTest {
    /** What each package may import of the project, besides itself; {@code bench.cli} wires all together. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            row("bench.time"),
            row("bench.log"),
            row("bench.yaml"),
            row("bench.stats"),
            row("bench.delivery", "bench.stats"),
            row("bench.config", "bench.yaml"),
            row("bench.driver", "bench.config", "bench.time", "bench.yaml"),
            row("bench.driver.kafka", "bench.driver", "bench.config", "bench.time", "bench.yaml"),
            row("bench.driver.loopback", "bench.driver", "bench.config", "bench.time", "bench.yaml"),
            row("bench.result", "bench.stats", "bench.delivery"),
            row("bench.worker.schedule", "bench.config"),
            row(
                    "bench.worker",
                    "bench.worker.schedule",
                    "bench.driver",
                    "bench.stats",
                    "bench.delivery",
                    "bench.config",
                    "bench.log",
                    "bench.time",
                    "bench.yaml"),
            row("bench.validity", "bench.result", "bench.stats", "bench.delivery", "bench.config", "bench.time"),
            row("bench.run.search"),
            row(
                    "bench.run",
                    "bench.run.search",
                    "bench.worker",
                    "bench.driver",
                    "bench.validity",
                    "bench.result",
                    "bench.stats",
                    "bench.delivery",
                    "bench.config",
                    "bench.time",
                    "bench.yaml"),
            row(
                    "bench.calibrate",
                    "bench.run",
                    "bench.validity",
                    "bench.driver",
                    "bench.driver.loopback",
                    "bench.result",
                    "bench.stats",
                    "bench.config",
                    "bench.time"),
            row("bench.compare", "bench.result", "bench.stats"),
            row("bench.campaign", "bench.result", "bench.config", "bench.time", "bench.yaml"),
            row("bench.report", "bench.result", "bench.stats", "bench.yaml"),
            row("bench.report.html", "bench.report", "bench.result", "bench.stats", "bench.yaml"),
            row("bench.report.live", "bench.result", "bench.stats", "bench.yaml"),
            row("bench.report.metrics", "bench.result", "bench.stats"),
            row("bench.scrape", "bench.result", "bench.stats", "bench.time"),
            row("bench.broker", "bench.config"),
            row(
                    "bench.cli",
                    "bench.broker",
                    "bench.calibrate",
                    "bench.compare",
                    "bench.campaign",
                    "bench.config",
                    "bench.driver",
                    "bench.driver.kafka",
                    "bench.driver.loopback",
                    "bench.log",
                    "bench.report",
                    "bench.report.html",
                    "bench.report.live",
                    "bench.report.metrics",
                    "bench.result",
                    "bench.run",
                    "bench.scrape",
                    "bench.stats",
                    "bench.time",
                    "bench.validity",
                    "bench.worker",
                    "bench.yaml"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Phase.class.getProtectionDomain().getCodeSource().getLocation());

    private static Map.Entry<String, Set<String>> row(String name, String... allowed) {
        return entry(name, Set.of(allowed));
    }

    @Test
    void theDocumentsSayTheSame() throws IOException {
        Map<String, Set<String>> documented = new HashMap<>();
        Matcher row = Pattern.compile("\\| `(bench\\.[a-z.]+)` \\| [^|]+ \\| ([^|]+) \\|")
                .matcher(Files.readString(Path.of("src/docs/contributing.md")));
        while (row.find()) {
            documented.put(
                    row.group(1),
                    Stream.of(row.group(2).split(", "))
                            .filter(name -> !name.equals("-"))
                            .map("bench."::concat)
                            .collect(Collectors.toSet()));
        }

        // It wires everything together.
        assertThat(documented.remove("bench.cli")).containsExactly("bench.all");
        assertThat(documented)
                .isNotEmpty()
                .allSatisfy((name, allowed) -> assertThat(allowed).as(name).isEqualTo(MAY_IMPORT.get(name)));
    }

    @Test
    void everyPackageImportsOnlyWhatItsRowAllows() {
        MAY_IMPORT.forEach((name, allowed) -> noClasses()
                .that(resideInAPackage(name))
                .should()
                .dependOnClassesThat(areOfTheProjectAndOutside(name, allowed))
                .allowEmptyShould(true)
                .check(CLASSES));
    }

    /** They are for tests; and a fixture that needs the command line is a test of it. */
    @Test
    void fixturesAreForTestsAndKnowNoCommandLine() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName)).doesNotContain("bench.testing");
        noClasses()
                .that(resideInAPackage("bench.testing"))
                .should()
                .dependOnClassesThat(resideInAPackage("bench.cli"))
                .check(new ClassFileImporter()
                        .importUrl(PackageRulesTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()));
    }

    @Test
    void everyPackageHasARow() {
        Set<String> packages =
                CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).isNotEmpty().isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void onlyTheKafkaDriverAndTheBrokerUseKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("bench.driver.kafka", "bench.broker")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(CLASSES);
    }

    @Test
    void onlyTheBrokerUsesTheClassesOfTheKafkaServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("bench.broker")
                .should()
                .dependOnClassesThat(describe("are of the Kafka server", PackageRulesTest::isOfTheKafkaServer))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineAndTheBrokersProcessReachForTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("bench.cli")
                .and()
                .doNotHaveFullyQualifiedName("bench.broker.BrokerMain")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void namesAndMessagesDoNotDependOnTheLocale() {
        noClasses()
                .that()
                .resideOutsideOfPackages("bench.cli", "bench.report")
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areOfTheProjectAndOutside(String name, Set<String> allowed) {
        return describe(
                "are of the project, and neither of " + name + " nor of " + new TreeSet<>(allowed),
                type -> (type.getPackageName() + ".").startsWith("bench.")
                        && !type.getPackageName().equals(name)
                        && !allowed.contains(type.getPackageName()));
    }

    /** kafka-clients has two of Kafka's packages that a client needs; the other ones are the server's. */
    private static boolean isOfTheKafkaServer(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith("kafka.")
                || name.startsWith("scala.")
                || (name.startsWith("org.apache.kafka.")
                        && !name.startsWith("org.apache.kafka.clients.")
                        && !name.startsWith("org.apache.kafka.common."));
    }
}
