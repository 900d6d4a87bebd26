package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.RemedyFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TermTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final Bench bench = new Bench().mayTake(HOUR);
    private final List<String> deeds = new ArrayList<>();

    @Test
    void a_run_that_has_time_left_is_not_stopped() {
        var ending = bench.performs(r -> r.sleep(HOUR.minusSeconds(1)));
        assertThat(ending.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void the_step_that_is_under_way_when_the_time_is_over_is_interrupted() {
        var ending = bench.performs(r -> r.step("drain", () -> takes(HOUR.plusSeconds(1))));
        assertThat(ending)
                .isEqualTo(
                        new Ending(
                                Outcome.FAILED, "the remedy took longer than 60 min, in 'drain'"));
        assertThat(bench.tenure().lines()).containsExactly("FAILED drain#1");
    }

    @Test
    void a_body_that_swallows_it_begins_no_further_step() {
        var ending =
                bench.performs(
                        r -> {
                            try {
                                r.step("drain", () -> takes(HOUR.plusSeconds(1)));
                            } catch (RemedyFailed e) {
                                deeds.add("swallowed");
                            }
                            r.step("reboot", () -> deeds.add("rebooted"));
                        });
        assertThat(ending)
                .isEqualTo(new Ending(Outcome.FAILED, "the remedy took longer than 60 min"));
        assertThat(deeds).containsExactly("swallowed");
    }

    @Test
    void what_was_done_is_undone_however_late_it_is() {
        var ending =
                bench.performs(
                        r -> {
                            r.step(
                                    "drain",
                                    () -> deeds.add("drained"),
                                    () -> {
                                        takes(HOUR);
                                        deeds.add("undrained");
                                    });
                            r.sleep(HOUR.multipliedBy(2));
                        });
        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deeds).containsExactly("drained", "undrained");
    }

    @Test
    void past_the_point_of_no_return_it_is_stopped_as_well() {
        var ending =
                bench.performs(
                        r -> {
                            r.once("terminate", _ -> deeds.add("terminated")).withoutProbe();
                            r.sleep(HOUR.multipliedBy(2));
                            r.step("look", () -> deeds.add("looked"));
                        });
        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deeds).containsExactly("terminated");
    }

    @Test
    void a_probe_is_asked_although_the_time_is_over() {
        var ending =
                bench.performs(
                        r ->
                                r.once("reboot", _ -> takes(HOUR.plusSeconds(1)))
                                        .probe(() -> deeds.add("probed")));
        assertThat(ending.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(deeds).containsExactly("probed");
    }

    private void takes(Duration time) throws InterruptedException {
        bench.tenure().time().rest(time);
    }
}
