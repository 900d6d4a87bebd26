package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoundTripTest {
    @TempDir Path place;

    @Test
    void whatever_is_written_is_read_again() throws IOException {
        var made = new HashSet<Class<?>>();
        for (long seed = 0; seed < 20; seed++) {
            var invented = new Invented(seed);
            var lines = new ArrayList<Line>();
            for (int i = 0; i < 25; i++) {
                var at = Invented.AT.plusSeconds(10L * i);
                lines.add(new Line.Happened(invented.incident(at)));
                lines.add(new Line.Commanded(at.plusMillis(1), invented.one(Command.class)));
            }
            var late = Invented.AT.plusSeconds(1000);
            lines.add(new Line.Started(late, invented.one(Session.class)));
            lines.add(new Line.Distrusted(late, invented.one(Tilt.class)));
            var decision = invented.one(Decision.class);
            lines.add(new Line.Controlled(Shorthand.at(late, decision)));
            var file = place.resolve(seed + ".jsonl");

            Typical.write(file, lines);

            assertThat(Typical.read(file)).as("seed %s", seed).isEqualTo(lines);
            made.addAll(invented.made);
        }
        assertThat(made)
                .containsAll(
                        Stream.of(Event.class, PageReport.class, Command.class)
                                .flatMap(RoundTripTest::cases)
                                .toList());
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(RoundTripTest::cases)
                : Stream.of(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents.jsonl", "incidents.jsonl.gz"})
    void the_same_is_written_the_same_twice(String name) throws IOException {
        var first = place.resolve("1-" + name);
        var second = place.resolve("2-" + name);

        Typical.write(first, Typical.lines());
        Typical.write(second, Typical.read(first));

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void a_name_that_ends_in_gz_is_packed() throws IOException {
        var plain = place.resolve("incidents.jsonl");
        var packed = place.resolve("incidents.jsonl.gz");

        Typical.write(plain, Typical.lines());
        Typical.write(packed, Typical.lines());

        assertThat(Typical.read(packed)).isEqualTo(Typical.lines());
        assertThat(Files.size(packed)).isLessThan(Files.size(plain) / 2);
    }

    @Test
    void it_says_from_when_until_when_and_how_far_it_is() throws IOException {
        var file = place.resolve("incidents.jsonl");
        Typical.write(file, Typical.lines());

        try (var reader = RecordingReader.open(file)) {
            assertThat(reader.from()).isEqualTo(Typical.AT);
            assertThat(reader.to()).isEqualTo(Typical.AT.plusSeconds(86_400));
            assertThat(Typical.all(reader)).hasSize(6);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.share()).isEqualTo(1);
        }
    }

    @Test
    void a_typical_incident_is_small_and_a_night_of_repeats_is_tiny() throws IOException {
        assertThat(size("a healed incident", Typical.healed(Typical.AT))).isLessThan(4_000);
        var one = size("one repeat", Typical.repeated(Typical.AT, 1));
        var thousand = size("1,000 repeats", Typical.repeated(Typical.AT, 1_000));
        assertThat(thousand - one).isLessThan(10_000);
    }

    private long size(String what, RecordedIncident incident) throws IOException {
        var plain = place.resolve("x.jsonl");
        var packed = place.resolve("x.jsonl.gz");
        Typical.write(plain, java.util.List.of());
        long around = Files.size(plain);
        Typical.write(plain, java.util.List.of(new Line.Happened(incident)));
        Typical.write(packed, java.util.List.of(new Line.Happened(incident)));
        long size = Files.size(plain) - around;
        System.out.printf("%s: %d bytes, packed %d%n", what, size, Files.size(packed));
        return size;
    }
}
