package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.StepEntry.Kind;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepEntryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DONE   | drain#1 | ``                                                   | drain",
                "DONE   | drain#2 | `\"\"`                                               | drain#2",
                "DONE   | look#1  | null                                                 | look",
                "DONE   | look#1  | `\"m-1\"`                                            | look: m-1",
                "DONE   | look#1  | `\"say \\\"no\\\"\"`                                 | look: `\"say \\\"no\\\"\"`",
                "DONE   | look#1  | `{\"type\":\"int\",\"value\":3}`                     | look: 3",
                "DONE   | look#1  | `{\"type\":\"optional\",\"value\":\"m-1\"}`          | look: m-1",
                "DONE   | look#1  | `{\"type\":\"optional\",\"value\":null}`             | look: none",
                "DONE   | look#1  | `{\"type\":\"optional\",\"value\":{\"type\":\"int\",\"value\":3}}` | look: 3",
                "DONE   | look#1  | `{\"type\":\"a.Disk\",\"value\":{\"percent\":91}}`  | look: `{\"percent\":91}`",
                "FAILED | drain#1 | `\"no route\"`                                       | drain failed: no route",
            })
    void people_read_what_was_answered_and_not_how_it_is_kept(
            Kind kind, String step, String value, String sentence) {
        var entry = new StepEntry(step, kind, value, Instant.EPOCH);

        assertThat(entry.sentence()).isEqualTo(sentence.replace("`", ""));
    }
}
