package dev.remediator.replay.live;

import static dev.remediator.replay.live.Script.fires;
import static dev.remediator.replay.live.Script.resolves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveReplayTest {
    private final FakeRunning there = new FakeRunning();

    @ParameterizedTest
    @CsvSource({"1, 20, 60", "10, 2, 6", "0.5, 40, 120", "max, 0, 0"})
    void each_alert_comes_at_its_time(String speed, double second, double third) throws Exception {
        replay(speed, fires(0, "a"), resolves(20, "a"), fires(60, "b"), resolves(60, "b"));

        assertThat(there.times()).containsExactly(0.0, second, third, third);
    }

    @Test
    void what_is_late_does_not_make_the_rest_late() throws Exception {
        there.takes(Duration.ofSeconds(3));
        var account = replay("1", fires(0, "a"), fires(1, "b"), resolves(10, "a"));

        assertThat(there.times().subList(0, 3)).containsExactly(3.0, 6.0, 13.0);
        assertThat(account.latest()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_fires_still_is_said_to_be_over_at_the_end() throws Exception {
        var account = replay("1", fires(0, "a"), fires(1, "b"), resolves(2, "a"), fires(3, "c"));

        var last = alerts().subList(4, 6);
        assertThat(last).extracting(Alert::series).containsExactly("b", "c");
        assertThat(last).extracting(Alert::status).containsOnly(AlertStatus.RESOLVED);
        assertThat(last).extracting(Alert::startsAt).containsExactly(startOf("b"), startOf("c"));
        assertThat(account.endedHere()).isEqualTo(2);
        assertThat(account.accepted()).isEqualTo(6);
        assertThat(account.sound()).isTrue();
    }

    @Test
    void when_it_is_stopped_nothing_more_fires_and_nothing_is_left_firing() throws Exception {
        var replay = new AtomicReference<LiveReplay>();
        there.atRest(() -> replay.get().stop());
        replay.set(new LiveReplay("storm", there, Speed.AS_IT_WAS, there));

        var account = replay.get().run(new Script(fires(0, "a"), fires(60, "b")));

        assertThat(alerts())
                .extracting(Alert::series, Alert::status)
                .containsExactly(tuple("a", AlertStatus.FIRING), tuple("a", AlertStatus.RESOLVED));
        assertThat(account.stopped()).isTrue();
    }

    @Test
    void what_is_not_taken_now_is_sent_again_in_order() throws Exception {
        there.refuses(3);
        var account = replay("max", fires(0, "a"), resolves(1, "a"));

        assertThat(alerts())
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(account.accepted()).isEqualTo(2);
    }

    @Test
    void what_is_never_taken_ends_it_with_a_sentence() {
        there.refuses(1_000);
        assertThatThrownBy(() -> replay("max", fires(0, "a")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "it has not taken alerts for 120 s: Kafka is away; 1 series of replay storm"
                                + " may still fire there");
    }

    @Test
    void an_alert_that_was_replayed_when_it_was_recorded_is_not_replayed() throws Exception {
        var old = fires(0, "a");
        var marked = new Input.Heard(old.at(), Replayed.as("old", old.alert()));

        replay("1", marked, fires(1, "b"), resolves(2, "b"));

        assertThat(alerts()).extracting(Alert::series).containsExactly("b", "b");
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        there.knowsTheName();
        assertThatThrownBy(() -> replay("1", fires(0, "a")))
                .hasMessageContaining("say another --name");
        assertThat(there.sent).isEmpty();
    }

    @Test
    void what_is_lost_is_told() throws Exception {
        there.losesOne();
        var account = replay("1", fires(0, "a"), resolves(1, "a"));

        assertThat(account.unaccounted()).isEqualTo(1);
        assertThat(account.sound()).isFalse();
    }

    @Test
    void more_than_one_request_takes_is_sent_in_several() throws Exception {
        var many = new ArrayList<Input.Heard>();
        for (int i = 0; i < 1_200; i++) {
            many.add(resolves(i, "a" + i));
        }
        var account = replay("max", many.toArray(Input.Heard[]::new));

        assertThat(account.accepted()).isEqualTo(1_200);
        assertThat(alerts()).extracting(Alert::series).doesNotHaveDuplicates();
    }

    @Test
    void a_name_nobody_may_have_is_refused() {
        assertThatThrownBy(
                        () ->
                                new LiveReplay(
                                        "Storm!",
                                        there,
                                        Speed.MAX,
                                        InstantSource.fixed(FakeRunning.NOW),
                                        _ -> {}))
                .hasMessageContaining("--name is 'Storm!'");
    }

    private Account replay(String speed, Input.Heard... alerts)
            throws IOException, InterruptedException {
        return new LiveReplay("storm", there, Speed.parse(speed), there).run(new Script(alerts));
    }

    private List<Alert> alerts() {
        return there.sent.stream().map(FakeRunning.Sent::alert).toList();
    }

    private Instant startOf(String series) {
        return alerts().stream()
                .filter(a -> a.series().equals(series) && a.firing())
                .findFirst()
                .orElseThrow()
                .startsAt();
    }
}
