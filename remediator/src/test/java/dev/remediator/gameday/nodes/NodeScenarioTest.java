package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.gameday.nodes.NodeScenario.Cast;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeScenarioTest {
    private static final Map<String, List<String>> GROUPS =
            Map.of("web", nodes("web", 10), "api", nodes("api", 5), "jobs", nodes("jobs", 5));

    @Test
    void the_same_seed_breaks_the_same_nodes() {
        assertThat(day(7)).isEqualTo(day(7));
    }

    @Test
    void other_seeds_break_other_nodes() {
        var days = Stream.of(1, 2, 3, 4, 5).map(NodeScenarioTest::day);

        assertThat(days.distinct().count()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(names = "GROUP_DOWN", mode = EnumSource.Mode.EXCLUDE)
    void no_more_nodes_are_broken_at_once_than_make_no_storm(NodeScenario scenario) {
        for (int seed = 0; seed < 50; seed++) {
            var cast = scenario.cast(GROUPS, new SplittableRandom(seed));

            assertThat(cast).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            for (var group : GROUPS.entrySet()) {
                long broken = cast.stream().filter(c -> c.group().equals(group.getKey())).count();
                assertThat(broken).isLessThanOrEqualTo(Math.max(1, group.getValue().size() / 5));
            }
        }
    }

    @Test
    void a_group_that_is_down_is_down_altogether() {
        var cast = NodeScenario.GROUP_DOWN.cast(GROUPS, new SplittableRandom(1));

        assertThat(cast.stream().map(Cast::node))
                .containsExactlyInAnyOrderElementsOf(nodes("api", 5));
    }

    @Test
    void every_fault_is_in_the_programme() {
        var faults =
                Stream.of(NodeScenario.values())
                        .flatMap(one -> one.cast(GROUPS, new SplittableRandom(1)).stream())
                        .map(Cast::fault)
                        .distinct();

        assertThat(faults).containsExactlyInAnyOrder(Fault.values());
    }

    private static List<Cast> day(long seed) {
        var chance = new SplittableRandom(seed);
        return Stream.of(NodeScenario.values())
                .flatMap(one -> one.cast(GROUPS, chance).stream())
                .toList();
    }

    private static List<String> nodes(String group, int many) {
        return IntStream.rangeClosed(1, many).mapToObj(i -> group + "-" + i).toList();
    }
}
