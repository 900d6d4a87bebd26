package dev.remediator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {
    @TempDir private Path folder;

    @Test
    void the_same_playbooks_decide_the_same() throws IOException {
        var replayed = Replay.of(Mend.shelf(2)).run(List.of(recording()));

        assertThat(replayed.text()).contains("No differences.");
        assertThat(replayed.same()).isTrue();
        assertThat(replayed.incidents()).isEqualTo(3);
    }

    @Test
    void the_playbooks_that_the_recording_names_are_used_if_none_are_given() throws IOException {
        var replayed = Replay.asRecorded().run(List.of(recording()));

        assertThat(replayed.same()).isTrue();
        assertThat(replayed.incidents()).isEqualTo(3);
    }

    @Test
    void a_playbook_that_is_not_there_is_named() throws IOException {
        var file = folder.resolve("foreign.jsonl");
        new Past(Mend.shelf(2)).down("web-1", Duration.ZERO, 300).record(file, true);

        assertThatThrownBy(() -> Replay.asRecorded().run(List.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gone.Playbook")
                .hasMessageContaining("--playbooks");
    }

    @Test
    void a_longer_hold_for_acts_later() throws IOException {
        var replayed = Replay.of(Mend.shelf(4)).run(List.of(recording()));

        var last = last(replayed);
        assertThat(replayed.same()).isFalse();
        assertThat(last.path("different").asInt()).isEqualTo(2);
        assertThat(last.path("actsLater").asInt()).isEqualTo(2);
        assertThat(replayed.text())
                .contains("then: When InstanceDown fires and has done so for 2 minutes")
                .contains("now:  When InstanceDown fires and has done so for 4 minutes");
    }

    @Test
    void a_shift_within_the_tolerance_is_none() throws IOException {
        var replayed =
                Replay.of(Mend.shelf(4)).tolerating(Duration.ofHours(1)).run(List.of(recording()));

        assertThat(last(replayed).path("actsLater").asInt()).isZero();
    }

    @Test
    void the_same_replay_is_told_with_the_same_bytes() throws IOException {
        var file = recording();

        var once = Replay.of(Mend.shelf(4)).run(List.of(file));
        var again = Replay.of(Mend.shelf(4)).run(List.of(file));

        assertThat(again.text()).isEqualTo(once.text());
        assertThat(again.json()).isEqualTo(once.json());
    }

    @Test
    void a_recording_without_a_session_is_replayed_by_defaults() throws IOException {
        var file = folder.resolve("bare.jsonl");
        new Past(Mend.shelf(2)).down("web-1", Duration.ZERO, 300).record(file, false);

        assertThat(Replay.of(Mend.shelf(2)).run(List.of(file)).same()).isTrue();
    }

    @Test
    void several_recordings_are_one_and_what_is_in_two_of_them_counts_once() throws IOException {
        var other = folder.resolve("other.jsonl");
        new Past(Mend.shelf(2))
                .written("Mend", Mend.class)
                .down("web-2", Duration.ofHours(1), 180)
                .down("db-1", Duration.ofHours(3), 600)
                .record(other, true);

        var replayed = Replay.asRecorded().run(List.of(recording(), other));

        assertThat(replayed.text()).contains("Replayed past.jsonl, other.jsonl", "No differences.");
        assertThat(replayed.incidents()).isEqualTo(4);
    }

    @Test
    void of_alerts_alone_it_says_what_would_be_done() throws IOException {
        var past = past();

        var last = last(Replay.of(Mend.shelf(2)).foresee(past.alerts(), List.of("alerts.csv")));

        assertThat(last.path("alerts").asInt()).isEqualTo(6);
        assertThat(last.path("incidents").asInt()).isEqualTo(3);
        assertThat(last.at("/playbooks/Mend/remedies/restart").asInt()).isEqualTo(2);
        assertThat(last.path("worstMinute").path("alerts").asInt()).isEqualTo(1);
    }

    @Test
    void of_alerts_alone_two_books_can_be_compared() throws IOException {
        var replay = Replay.of(Mend.shelf(4));

        var other = replay.against(Mend.shelf(2), past().alerts(), List.of("alerts.csv"));
        var same = replay.against(Mend.shelf(4), past().alerts(), List.of("alerts.csv"));

        assertThat(same.same()).isTrue();
        assertThat(last(other).path("wouldNoLongerRun").asInt()).isEqualTo(1);
        assertThat(other.text())
                .contains("then: When InstanceDown fires and has done so for 2 minutes");
    }

    private static JsonNode last(Replayed replayed) {
        return Json.MAPPER.readTree(replayed.json().getLast());
    }

    /// One that clears before anything is done, one that clears a minute after it was acted upon,
    /// one that nothing helps.
    private Past past() {
        return new Past(Mend.shelf(2))
                .written("Mend", Mend.class)
                .down("web-1", Duration.ZERO, 60)
                .down("web-2", Duration.ofHours(1), 180)
                .down("web-3", Duration.ofHours(2), 600);
    }

    private Path recording() throws IOException {
        var file = folder.resolve("past.jsonl");
        past().record(file, true);
        return file;
    }
}
