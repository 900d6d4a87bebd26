package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeNode;
import dev.remediator.testkit.Played;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseFreeDiskTest {
    private static final long GB = 1_000_000_000;

    @CrashMatrix(crashes = 2)
    void it_stops_as_soon_as_there_is_room(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.disk().isFull(96).finds("the journal", 20 * GB).finds("rotated logs", 20 * GB);
        var played = cleanUp(rehearsal, node);
        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(played.lines())
                .contains("DONE clean up: the journal#1")
                .doesNotContain("DONE clean up: rotated logs#1");
    }

    @CrashMatrix(crashes = 2)
    void what_stays_full_is_told_with_what_was_freed_and_what_is_suspect(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.disk()
                .isFull(96)
                .finds("the journal", 500_000_000)
                .finds("rotated logs", 2 * GB)
                .suspects("/var/log/app.log is deleted and still open, 50 GB");
        failed(
                cleanUp(rehearsal, node),
                "/ of web-1 is still 94 % full: the journal freed 500 MB, rotated logs freed 2.0 GB;"
                        + " /var/log/app.log is deleted and still open, 50 GB");
    }

    @CrashMatrix
    void too_many_files_are_named_as_such(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.disk().isOutOfInodes();
        failed(
                cleanUp(rehearsal, node),
                "/ of web-1 is still 100 % full, by inodes: it holds too many files: the journal freed"
                        + " 0 MB, rotated logs freed 0 MB");
    }

    @CrashMatrix
    void what_fills_again_within_the_hour_is_not_mended(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.disk().isFull(96).finds("the journal", 40 * GB).fills(GB);
        failed(
                cleanUp(rehearsal, node),
                "cleaning is not a fix: / of web-1 is 58 % full now, and at this rate it is full again"
                        + " in 42 min");
    }

    @CrashMatrix
    void what_fills_slowly_is(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.disk().isFull(96).finds("the journal", 40 * GB).fills(GB / 2);
        assertThat(cleanUp(rehearsal, node).ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @CrashMatrix
    void a_measure_that_fails_does_not_keep_the_next_from_being_tried(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.disk().isFull(96).finds("the journal", GB).onClean().refuses("no permission");
        failed(
                cleanUp(rehearsal, node),
                "/ of web-1 is still 96 % full: the journal freed 0 MB (no permission), rotated logs"
                        + " freed 0 MB (no permission)");
    }

    @CrashMatrix
    void one_that_has_room_is_left_alone(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        failed(
                cleanUp(rehearsal, node),
                "nothing was removed: / is the fullest file system that the service of web-1 writes"
                        + " to, and only 40 % of it are used");
        assertThat(node.disk().onClean().done()).isZero();
    }

    private static Played cleanUp(Rehearsal rehearsal, FakeNode node) {
        return rehearsal.of(new FreeDisk()).on(node).remedy("clean up the file system");
    }

    private static void failed(Played played, String why) {
        assertThat(played.ending()).isEqualTo(new Ending(Outcome.FAILED, why));
    }
}
