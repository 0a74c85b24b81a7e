package bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static final List<Path> WORKLOAD = List.of(Path.of("w.yaml"));
    private static final List<Path> DRIVER = List.of(Path.of("d.yaml"));

    private static Points points(boolean together, String... axes) {
        return Points.of(
                WORKLOAD, DRIVER, List.of(axes).stream().map(Axis::parse).toList(), together);
    }

    private static List<Map<String, String>> shown(Points points) {
        return points.all().stream().map(Point::shown).toList();
    }

    @Test
    void eachValueGoesWithEach() {
        Points points = points(false, "a=1,2", "b=x,y,z");

        assertThat(points.all()).hasSize(6);
        assertThat(points.varied()).containsExactly("a", "b");
        assertThat(points.all()).extracting(Point::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(shown(points)).startsWith(Map.of("a", "1", "b", "x"), Map.of("a", "1", "b", "y"));
        assertThat(shown(points)).endsWith(Map.of("a", "2", "b", "z"));
    }

    @Test
    void valuesGoTogetherWhereThatIsAskedFor() {
        assertThat(shown(points(true, "a=1,2", "b=x,y")))
                .containsExactly(Map.of("a", "1", "b", "x"), Map.of("a", "2", "b", "y"));
    }

    @Test
    void whatGoesTogetherMustBeOfOneLength() {
        assertThatThrownBy(() -> points(true, "a=1,2", "b=x,y,z"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--zip: every --vary must have as many values, but a has 2, b has 3");
        assertThatThrownBy(() -> points(true, "a=1,2"))
                .hasMessage("--zip: must go with two or more --vary, whose values it takes together, but there is one");
    }

    @Test
    void filesArePointsToo() {
        Points points = Points.of(
                List.of(Path.of("x/a.yaml"), Path.of("b.yml")),
                List.of(Path.of("1/d.yaml"), Path.of("2/d.yaml")),
                List.of(),
                false);

        assertThat(points.varied()).containsExactly("workload", "driver");
        assertThat(shown(points))
                .containsExactly(
                        Map.of("workload", "a", "driver", "1/d.yaml"),
                        Map.of("workload", "a", "driver", "2/d.yaml"),
                        Map.of("workload", "b", "driver", "1/d.yaml"),
                        Map.of("workload", "b", "driver", "2/d.yaml"));
    }

    @Test
    void withoutAnythingThatVariesThereIsOnePoint() {
        Points points = points(false);

        assertThat(points.varied()).isEmpty();
        assertThat(points.all()).hasSize(1);
        assertThat(points.all().get(0).shown()).isEmpty();
    }

    @Test
    void secretsAreToldApartWithoutBeingShown() {
        Points points = points(false, "commonConfig.ssl.key.password=hunter2,swordfish");

        assertThat(shown(points).toString()).doesNotContain("hunter2", "swordfish");
        assertThat(shown(points)).doesNotHaveDuplicates();
        assertThat(points.all().get(1).settings()).containsValue("swordfish");
    }

    @Test
    void tooManyPointsAreRefused() {
        String values = String.join(
                ",", IntStream.range(0, 101).mapToObj(String::valueOf).toList());

        assertThatThrownBy(() -> points(false, "a=" + values, "b=" + values))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at most 10000 points, but these are 10201");
    }

    @Test
    void aKeyVariesOnce() {
        assertThatThrownBy(() -> points(false, "a=1", "a=2"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a must vary once");
    }

    @Test
    void pointsOfACurveDifferInTheRateOnly() {
        List<Point> points = Campaigns.points("producerRate=10%,20%", "a=1,2");

        assertThat(points.get(0).isOfCurveOf(points.get(2))).isTrue();
        assertThat(points.get(0).isOfCurveOf(points.get(1))).isFalse();
        assertThat(points.get(0).share()).contains(0.1);
        assertThat(points.get(0).shownWithoutRate()).isEqualTo(Map.of("a", "1"));
    }
}
