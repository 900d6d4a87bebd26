package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.person;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.rulebook;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoughWorldTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nobody_is_called_twice_and_no_page_is_lost_and_all_ends_when_all_is_over(long seed) {
        var plan =
                plan(
                        step(0, person("ana", "mail", "sms"), at("pd")),
                        step(5, person("bob", "sms", "voice")),
                        step(15, at("chat")));
        var world = new RoughWorld(seed, rulebook(Map.of("web", plan)));

        for (int i = 0; i < 400; i++) {
            world.happens();
        }
        world.becomesKind();
        assertThat(world.files.names("page")).containsAll(world.wanted);
        new TreeSet<>(world.wanted).forEach(world::over);
        world.passes(Duration.ofHours(3));

        assertThat(world.calls).isGreaterThan(200);
        assertThat(world.left()).isEmpty();
        assertThat(world.openAtKeyedServices).isEmpty();
    }
}
