package dev.remediator.replay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.recording.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedInputsTest {
    private final List<Line> recording = new LiveWorld(5, Sheets.AS_RECORDED).run();

    @Test
    void inputs_come_in_the_order_of_time() throws IOException {
        var inputs = inputs(Replaying.lines(recording));

        assertThat(inputs).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at())).isNotEmpty();
    }

    @Test
    void the_same_recording_twice_is_used_once() throws IOException {
        var twice =
                RecordedInputs.merge(
                        List.of(Replaying.lines(recording), Replaying.lines(recording)));

        assertThat(inputs(twice)).isEqualTo(inputs(Replaying.lines(recording)));
    }

    @Test
    void two_halves_of_a_recording_are_one() throws IOException {
        var odd = new ArrayList<Line>();
        var even = new ArrayList<Line>();
        recording.forEach(line -> (odd.size() > even.size() ? even : odd).add(line));

        var merged = RecordedInputs.merge(List.of(Replaying.lines(odd), Replaying.lines(even)));

        assertThat(inputs(merged))
                .containsExactlyInAnyOrderElementsOf(inputs(Replaying.lines(recording)));
    }

    private static List<Input> inputs(Lines lines) throws IOException {
        var recorded = new Recorded(Sheets.AS_RECORDED.book(), Rehearsal.NONE);
        var inputs = new RecordedInputs(lines, recorded, _ -> {});
        var all = new ArrayList<Input>();
        for (var input = inputs.next(); input.isPresent(); input = inputs.next()) {
            all.add(input.get());
        }
        return all;
    }
}
