package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Controls;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastPostureTest {
    private final LastPosture posture = new LastPosture();

    @Test
    void before_the_first_nothing_is_known() {
        assertThat(posture.now()).isEqualTo(Posture.UNKNOWN);
    }

    @Test
    void the_last_one_counts() {
        posture.is(answering("1"));
        posture.is(answering("2"));
        assertThat(posture.now()).isEqualTo(answering("2"));
    }

    @Test
    void an_answer_that_is_there_is_not_waited_for() throws Exception {
        posture.is(answering("1", "2"));
        assertThat(posture.answer("1", Duration.ZERO))
                .contains(new Posture.Answered("1", "as asked"));
    }

    @Test
    void whoever_waits_for_an_answer_gets_it_when_it_comes() throws Exception {
        var began = new CountDownLatch(1);
        var answer =
                CompletableFuture.supplyAsync(
                        () -> {
                            began.countDown();
                            try {
                                return posture.answer("2", Duration.ofSeconds(30));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        began.await();
        posture.is(answering("1"));
        posture.is(answering("1", "2"));
        assertThat(answer.get()).contains(new Posture.Answered("2", "as asked"));
    }

    @Test
    void nobody_waits_for_ever() throws Exception {
        assertThat(posture.answer("1", Duration.ofMillis(10))).isEmpty();
    }

    @Test
    void a_listener_that_fails_keeps_it_from_nobody() {
        var heard = new ArrayList<Posture>();
        posture.listen(
                _ -> {
                    throw new IllegalStateException("as asked");
                });
        posture.listen(heard::add);
        posture.is(answering("1"));
        assertThat(heard).containsExactly(answering("1"));
    }

    private static Posture answering(String... commands) {
        return new Posture(
                Chronicle.START,
                Controls.NONE,
                List.of(),
                List.of(),
                Map.of(),
                Arrays.stream(commands).map(id -> new Posture.Answered(id, "as asked")).toList());
    }
}
