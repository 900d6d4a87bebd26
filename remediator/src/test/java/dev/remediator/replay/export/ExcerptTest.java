package dev.remediator.replay.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Autonomy.Level;
import dev.remediator.recording.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExcerptTest {
    private static final Line MEANT =
            Nights.happened(Nights.healed(Nights.ID, "node/web-1", "restart", 100, 110));

    @TempDir private Path folder;

    private List<Line> alone(Line... night) throws IOException {
        return excerpt(false, night).lines();
    }

    private Excerpt excerpt(boolean company, Line... night) throws IOException {
        var file = Nights.recorded(folder.resolve("night.jsonl"), List.of(night));
        return Excerpt.of(Nights.ID, file, company).orElseThrow();
    }

    @Test
    void it_begins_with_the_last_start_before_it() throws IOException {
        var lines = alone(Nights.started(0), Nights.started(50), MEANT, Nights.started(105));

        assertThat(lines).containsExactly(Nights.started(50), MEANT, Nights.started(105));
    }

    @Test
    void what_people_had_told_it_counts_as_long_as_it_held() throws IOException {
        var start = Nights.started(0);
        var cord = Nights.pulled(3, "playbook=FreeDisk");
        var silence = Nights.silenced(5, "lasts", 200);
        var level = Nights.level(9, Level.PROPOSE);

        var lines =
                alone(
                        start,
                        Nights.pulled(1, "everything"),
                        Nights.released(2, "everything"),
                        cord,
                        Nights.silenced(4, "over", 90),
                        silence,
                        Nights.silenced(6, "ended", 200),
                        Nights.loud(7, "ended"),
                        Nights.level(8, Level.SHADOW),
                        level,
                        Nights.approved(10, "inc-other-r1"),
                        Nights.distrusted(11, 12),
                        MEANT);

        assertThat(lines).containsExactly(start, cord, silence, level, MEANT);
    }

    @Test
    void what_people_told_it_meanwhile_counts_and_later_nothing() throws IOException {
        var approved = Nights.approved(103, Nights.ID + "-r1");
        var cord = Nights.pulled(105, "everything");

        var lines =
                alone(
                        Nights.started(0),
                        Nights.distrusted(99, 101),
                        MEANT,
                        Nights.approved(102, "inc-other-r1"),
                        approved,
                        cord,
                        Nights.released(111, "everything"));

        assertThat(lines)
                .containsExactly(
                        Nights.started(0), Nights.distrusted(99, 101), MEANT, approved, cord);
    }

    @Test
    void its_company_is_what_was_open_at_the_same_time() throws IOException {
        var before = Nights.happened(Nights.healed("inc-1", "node/web-2", "restart", 80, 90));
        var across = Nights.happened(Nights.healed("inc-2", "node/web-3", "restart", 95, 105));
        var within = Nights.happened(Nights.healed("inc-3", "node/web-4", "restart", 104, 300));
        var after = Nights.happened(Nights.healed("inc-4", "node/web-5", "restart", 120, 130));
        Line[] night = {Nights.started(0), before, across, MEANT, within, after};

        assertThat(excerpt(false, night).lines()).containsExactly(Nights.started(0), MEANT);
        var together = excerpt(true, night);
        assertThat(together.lines()).containsExactly(Nights.started(0), across, MEANT, within);
        assertThat(together.company()).isEqualTo(2);
    }
}
