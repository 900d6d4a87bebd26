package dev.remediator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.history.Chronicle;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Chronicle chronicle = new Chronicle();
    private final Live live = new Live(chronicle.history());

    @Test
    void who_follows_everything_hears_of_every_incident() throws Exception {
        chronicle.decides("inc-1", Reason.STORM, State.WAITING);

        assertThat(live.await("", 0, LONG)).isNotZero();
    }

    @Test
    void who_follows_one_incident_hears_of_no_other() throws Exception {
        chronicle.decides("inc-1", Reason.STORM, State.WAITING);

        assertThat(live.await("inc-2", 0, Duration.ofMillis(20))).isZero();
    }

    @Test
    void who_follows_one_incident_hears_of_how_automation_stands() throws Exception {
        long seen = live.version("inc-1");
        chronicle.stands(Posture.UNKNOWN);

        assertThat(live.await("inc-1", seen, LONG)).isNotEqualTo(seen);
    }

    @Test
    void what_is_forgotten_is_told_once_too_often_and_not_once_too_little() throws Exception {
        chronicle.decides("inc-1", Reason.STORM, State.WAITING);
        long seen = live.version("inc-1");
        for (int i = 0; i < 10_001; i++) {
            chronicle.decides("other-" + i, Reason.STORM, State.WAITING);
        }

        assertThat(live.await("inc-1", seen, LONG)).isNotEqualTo(seen);
    }

    @Test
    void closing_lets_everybody_go() throws Exception {
        var waits = CompletableFuture.supplyAsync(() -> awaited(() -> live.await("", 0, LONG)));
        var rests =
                CompletableFuture.supplyAsync(
                        () ->
                                awaited(
                                        () -> {
                                            live.pause(LONG);
                                            return 0L;
                                        }));

        live.close();

        assertThat(waits.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(rests.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(live.closed()).isTrue();
    }

    private interface Waiting {
        long version() throws InterruptedException;
    }

    private static long awaited(Waiting waiting) {
        try {
            return waiting.version();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
