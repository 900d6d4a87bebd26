package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Patience;
import dev.remediator.remediation.Remediator;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.warden.Warden;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DistrustOnTheLogTest {

    @Test
    void a_moment_of_distrust_is_on_what_was_decided_in_it_and_on_nothing_else() {
        var tilts =
                new Rules.Tilts(
                        Duration.ofHours(9),
                        Duration.ofDays(900_000),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30));
        var policy = Policy.of(Rules.DEFAULT.with(tilts), Map.of());
        var book = InputsOnTheLogTest.BOOK;
        var usual = EngineBench.deciders(book);
        try (var wary =
                new EngineBench(
                        new Deciders(
                                new Remediator(book, policy, Patience.DEFAULT),
                                new Warden(policy),
                                policy,
                                usual.people()))) {
            wary.hears(EngineBench.firing("DiskFull", "web-1"));
            var during = wary.log();
            wary.passes(Duration.ofSeconds(30));
            var tilt = new Tilt(EngineBench.START.plusSeconds(10), "it has just started");
            assertThat(wary.notes()).extracting(Noted::tilt).first().isEqualTo(tilt);
            assertThat(during).extracting(Logged::tilt).containsOnly(tilt);
            wary.log();

            wary.hears(EngineBench.firing("Unheard", "web-2"));

            assertThat(wary.log()).extracting(Logged::tilt).containsOnlyNulls();
        }
    }
}
