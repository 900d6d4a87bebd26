package dev.remediator.replay.record;

import static dev.remediator.replay.record.LogOfATest.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.topic.Logged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TapeTest {
    @TempDir private Path directory;

    private LogOfATest log() {
        return new LogOfATest(directory);
    }

    private static Instant after(int seconds) {
        return AT.plusSeconds(seconds);
    }

    @Test
    void an_incident_is_one_line_with_everything_that_happened_to_it() throws Exception {
        var log = log();
        var id = log.opens(0, AT, "web-1");
        log.decides(0, after(1), id, Reason.REMEDY_OFFERED).ends(0, after(9), id, Reason.HEALED);

        var recorded = log.recorded(Span.EVERYTHING);

        var incident = recorded.incidents().getFirst();
        assertThat(incident)
                .extracting(
                        RecordedIncident::id,
                        RecordedIncident::series,
                        RecordedIncident::resource,
                        RecordedIncident::openedAt,
                        RecordedIncident::complete)
                .containsExactly(id, "web-1", "node/web-1", AT, true);
        assertThat(incident.moments())
                .extracting(Moment::at)
                .containsExactly(AT, after(1), after(9));
        assertThat(incident.moments().getFirst().cause())
                .isEqualTo(new Event.AlertReceived(LogOfATest.alert("web-1")));
        assertThat(recorded.tally()).isEqualTo(new Tally(1, 0, 1, 0, 0, 0));
        assertThat(recorded.from()).isEqualTo(AT);
        assertThat(recorded.to()).isEqualTo(after(9));
    }

    @Test
    void what_was_decided_in_one_go_is_one_moment_and_the_same_again_is_another() throws Exception {
        var log = log();
        var id = log.opens(0, AT, "web-1");
        var heard = new Event.AlertReceived(LogOfATest.alert("web-1"));
        log.decides(after(1), Reason.DID_NOT_HOLD, heard, false, id)
                .decides(after(1), Reason.COOLING_DOWN, heard, true, id)
                .decides(after(1), Reason.REPEATED, heard, true, id);

        var incident = log.recorded(Span.EVERYTHING).incidents().getFirst();

        assertThat(incident.moments())
                .extracting(moment -> moment.decisions().stream().map(Decision::reason).toList())
                .containsExactly(
                        List.of(),
                        List.of(Reason.DID_NOT_HOLD, Reason.COOLING_DOWN),
                        List.of(Reason.REPEATED));
    }

    @Test
    void what_comes_days_after_its_end_still_belongs_to_it() throws Exception {
        var log = log();
        var id = log.opens(0, AT, "web-1");
        log.ends(0, after(9), id, Reason.RESOLVED_AFTER_PAGE)
                .decides(0, after(300_000), id, Reason.ACKNOWLEDGED);

        var incidents = log.recorded(Span.EVERYTHING).incidents();

        assertThat(incidents).hasSize(1);
        assertThat(LogOfATest.reason(incidents.getFirst(), 2)).isEqualTo(Reason.ACKNOWLEDGED);
    }

    @Test
    void what_has_not_ended_is_recorded_as_far_as_it_came() throws Exception {
        var log = log();
        var id = log.opens(0, AT, "web-1");
        log.decides(0, after(5), id, Reason.REMEDY_OFFERED);

        var recorded = log.recorded(Span.EVERYTHING);

        assertThat(recorded.incidents().getFirst().complete()).isFalse();
        assertThat(recorded.tally().open()).isEqualTo(1);
    }

    @Test
    void what_no_playbook_answers_is_open_until_its_source_says_that_it_is_over() throws Exception {
        var log = log();
        var first = log.opens(0, AT, "web-1");
        var second = log.opens(0, AT, "web-2");
        log.ends(0, AT, first, Reason.UNMATCHED)
                .ends(0, AT, second, Reason.UNMATCHED)
                .ends(0, after(3), second, Reason.RESOLVED);

        assertThat(log.recorded(Span.EVERYTHING).incidents())
                .filteredOn(RecordedIncident::complete)
                .extracting(RecordedIncident::id)
                .containsExactly(second);
    }

    @Test
    void a_page_of_a_name_that_comes_again_is_another_incident() throws Exception {
        var lost = "notice-lost-inc-1";
        var log =
                log().decides(0, AT, lost, Reason.PAGE_LOST)
                        .ends(0, after(1), lost, Reason.PAGE_RECOVERED)
                        .decides(0, after(2), lost, Reason.PAGE_DELIVERED)
                        .decides(0, after(60), lost, Reason.PAGE_LOST);

        assertThat(log.recorded(Span.EVERYTHING).incidents())
                .extracting(
                        RecordedIncident::openedAt,
                        RecordedIncident::complete,
                        i -> i.moments().size())
                .containsExactly(tuple(AT, true, 3), tuple(after(60), false, 1));
    }

    @Test
    void the_order_does_not_depend_on_which_partition_is_read_first() throws Exception {
        var forwards = log();
        var backwards = log();
        var tilt = new Tilt(after(30), "it has just started");
        var one = forwards.opens(1, AT, "web-1");
        var two = forwards.opens(2, AT, "web-2");
        forwards.observes(1, after(1), one, tilt).observes(2, after(2), two, tilt);
        backwards.opens(2, AT, "web-2");
        backwards.observes(2, after(2), two, tilt);
        backwards.opens(1, AT, "web-1");
        backwards.observes(1, after(1), one, tilt);

        var lines = forwards.recorded(Span.EVERYTHING).lines();

        assertThat(backwards.recorded(Span.EVERYTHING).lines()).isEqualTo(lines);
        assertThat(lines).extracting(Line::at).isSorted();
        assertThat(lines).contains(new Line.Distrusted(after(1), tilt));
    }

    @Test
    void an_incident_belongs_to_the_time_in_which_it_was_opened() throws Exception {
        var log = log();
        var before = log.opens(0, AT, "before");
        var during = log.opens(0, after(100), "during");
        log.decides(0, after(110), before, Reason.REPEATED)
                .decides(0, after(120), during, Reason.REMEDY_OFFERED)
                .ends(0, after(130), before, Reason.HEALED)
                .ends(0, after(205), during, Reason.HEALED);
        log.opens(0, after(210), "after");

        var recorded = log.recorded(new Span(after(50), after(200)));

        assertThat(recorded.incidents())
                .extracting(RecordedIncident::id, RecordedIncident::complete)
                .containsExactly(tuple(during, false));
        assertThat(recorded.tally()).isEqualTo(new Tally(1, 1, 1, 1, 0, 0));
        assertThat(recorded.from()).isEqualTo(after(50));
        assertThat(recorded.to()).isEqualTo(after(130));
    }

    @Test
    void what_was_replayed_live_is_left_out() throws Exception {
        var log = log();
        var real = log.opens(0, AT, "web-1");
        log.opens(Replayed.as("drill", LogOfATest.alert("web-1")), 1, after(1));
        log.logs(1, about("inc-2", "replay:drill/node/web-1", after(2)))
                .logs(1, about(Decision.CONTROL, "replay:drill/fleet=web", after(3)));

        var recorded = log.recorded(Span.EVERYTHING);

        assertThat(recorded.lines()).hasSize(1);
        assertThat(recorded.incidents()).extracting(RecordedIncident::id).containsExactly(real);
        assertThat(recorded.tally()).isEqualTo(new Tally(1, 1, 1, 0, 2, 0));
    }

    @Test
    void a_replay_that_was_held_before_holds_nothing_now() throws Exception {
        var log = log();
        var pull = new Command.PullCord("1", "ann", "drill", "replay:drill/everything");
        var about = about(Decision.CONTROL, "replay:drill/everything", AT).decision();
        log.logs(0, new Logged(about, null, null, null, pull, null));

        assertThat(log.recorded(new Span(after(5), null)).lines()).isEmpty();
    }

    private static Logged about(String incident, String resource, Instant at) {
        var like = LogOfATest.decision(at, incident, Reason.CORD_PULLED, false);
        return new Logged(
                new Decision(
                        incident,
                        resource,
                        at,
                        like.reason(),
                        like.state(),
                        "",
                        "",
                        null,
                        null,
                        null,
                        "",
                        false,
                        false),
                null,
                null);
    }

    @Test
    void nothing_has_happened_until_it_was_read_where_somebody_still_decides() throws Exception {
        var log = log();
        log.opens(0, AT, "web-1");

        assertThat(log.knownUntil(after(60)).recorded(Span.EVERYTHING).to()).isEqualTo(after(60));
        assertThat(log.knownUntil(after(-60)).recorded(Span.EVERYTHING).to()).isEqualTo(AT);
        assertThat(log.recorded(new Span(after(7), null)).to()).isEqualTo(after(7));
    }

    @Test
    void an_end_before_the_beginning_is_refused() {
        assertThatThrownBy(() -> new Span(after(1), AT))
                .hasMessage("--to is 2026-01-01T03:00:00Z, before --from, 2026-01-01T03:00:01Z");
    }

    @Test
    void a_log_in_which_nothing_stands_is_an_empty_recording() throws Exception {
        var all = log().recorded(Span.EVERYTHING);
        var part = log().recorded(new Span(AT, null));

        assertThat(all.lines()).isEmpty();
        assertThat(all.from()).isEqualTo(all.to()).isEqualTo(LogOfATest.NOW);
        assertThat(part.from()).isEqualTo(part.to()).isEqualTo(AT);
    }

    @Test
    void what_cannot_be_read_is_counted_and_left_out() throws Exception {
        var log = log();
        log.opens(0, AT, "web-1");
        var newer = "{\"schema\":\"incident-log/2\"}".getBytes(StandardCharsets.UTF_8);
        log.add(0, AT, newer).add(0, AT, new byte[0]).add(0, AT, new byte[] {'x'});

        assertThat(log.recorded(Span.EVERYTHING).tally()).isEqualTo(new Tally(1, 1, 1, 0, 0, 3));
    }

    @Test
    void a_record_of_any_length_is_recorded_and_nothing_is_left_beside_the_recording()
            throws Exception {
        var log = log();
        var id = log.opens(0, AT, "web-1");
        var like = LogOfATest.decision(after(1), id, Reason.STEP_RECORDED, false);
        var facts = "long ".repeat(10_000);
        var decision =
                new Decision(
                        id,
                        "r",
                        after(1),
                        like.reason(),
                        like.state(),
                        "",
                        "",
                        null,
                        null,
                        null,
                        facts,
                        false,
                        false);
        log.logs(0, new Logged(decision, null, null));

        var incident = log.recorded(Span.EVERYTHING).incidents().getFirst();

        assertThat(incident.decisions()).containsExactly(decision);
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_reading_that_fails_leaves_nothing_behind() throws IOException {
        assertThatThrownBy(
                        () ->
                                Tape.read(
                                        _ -> {
                                            throw new IOException("no");
                                        },
                                        Span.EVERYTHING,
                                        directory,
                                        AT))
                .hasMessage("no");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
