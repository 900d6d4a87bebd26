package dev.remediator.replay.record;

import static dev.remediator.replay.record.LogOfATest.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Names;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LongTapeTest {
    @TempDir private Path directory;

    /// A tenth at a time are open; each line is looked at and forgotten.
    @Test
    void twenty_thousand_incidents_are_recorded_in_little_memory() throws Exception {
        int many = 20_000;
        var counted = new int[1];
        long before = used();
        try (var tape = Tape.read(harvest -> play(harvest, many), Span.EVERYTHING, directory, AT)) {
            long held = used() - before;

            var tally = tape.writeTo(_ -> counted[0]++);

            assertThat(tally).isEqualTo(new Tally(many, 0, many, 0, 0, 0));
            assertThat(counted[0]).isEqualTo(many);
            assertThat(held).isLessThan(12L << 20);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void play(Harvest harvest, int many) throws IOException {
        int together = many / 10;
        long offset = 0;
        for (int i = 0; i < many; i++) {
            var at = AT.plus(Duration.ofMillis(i));
            var alert = LogOfATest.alert("web-" + i);
            var id = Names.incident(alert, at);
            var heard = new Event.AlertReceived(alert);
            var noted = new Noted(id, alert.resource(), at, alert.series(), heard, null, null);
            harvest.hear(i % 4, offset++, at, Wire.NOTED.write(noted));
            if (i >= together) {
                end(harvest, i - together, offset++, at);
            }
        }
        for (int i = many - together; i < many; i++) {
            end(harvest, i, offset++, AT.plusSeconds(9_999));
        }
    }

    private static void end(Harvest harvest, int i, long offset, Instant at) throws IOException {
        var opened = AT.plus(Duration.ofMillis(i));
        var id = Names.incident(LogOfATest.alert("web-" + i), opened);
        var decision = LogOfATest.decision(at, id, Reason.HEALED, true);
        var logged = new Logged(decision, null, null);
        harvest.hear(i % 4, offset, at, Wire.LOGGED.write(logged));
    }
}
