package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A recording that is damaged anywhere is refused, or still says what it said.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedRecordingTest {
    @TempDir Path place;
    private Path file;
    private List<Line> lines;
    private byte[] whole;
    private int refused;
    private int tries;

    @BeforeEach
    void record() throws IOException {
        use("incidents.jsonl");
    }

    private void use(String name) throws IOException {
        file = place.resolve(name);
        lines = Typical.few();
        Typical.write(file, lines);
        whole = Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents.jsonl", "incidents.jsonl.gz"})
    void one_byte_is_another(String name) throws IOException {
        use(name);
        var random = new Random(1);
        for (int i = 0; i < whole.length; i++) {
            for (int mask : new int[] {1, 1 + random.nextInt(255)}) {
                var bytes = whole.clone();
                bytes[i] ^= (byte) mask;
                refusedOrTheSame(bytes);
            }
        }
        assertThat(refused).isGreaterThan(whole.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents.jsonl", "incidents.jsonl.gz"})
    void it_is_cut_off_anywhere(String name) throws IOException {
        use(name);
        for (int i = 0; i < whole.length; i++) {
            refusedOrTheSame(Arrays.copyOf(whole, i));
        }
        // Without the last line feed nothing is lost.
        assertThat(refused).isGreaterThanOrEqualTo(whole.length - 1);
    }

    @Test
    void one_byte_is_gone_or_there_twice() throws IOException {
        for (int i = 0; i < whole.length; i++) {
            var gone = new ByteArrayOutputStream();
            gone.write(whole, 0, i);
            gone.write(whole, i + 1, whole.length - i - 1);
            refusedOrTheSame(gone.toByteArray());
            var twice = new ByteArrayOutputStream();
            twice.write(whole, 0, i + 1);
            twice.write(whole, i, whole.length - i);
            refusedOrTheSame(twice.toByteArray());
        }
        assertThat(refused).isGreaterThan(whole.length);
    }

    @Test
    void two_bytes_have_changed_places() throws IOException {
        for (int i = 1; i < whole.length; i++) {
            var bytes = whole.clone();
            bytes[i] = whole[i - 1];
            bytes[i - 1] = whole[i];
            refusedOrTheSame(bytes);
        }
        assertThat(refused).isGreaterThan(whole.length / 2);
    }

    @Test
    void lines_have_changed_places_or_are_gone_or_there_twice() throws IOException {
        var texts = Files.readAllLines(file);
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < texts.size(); j++) {
                var swapped = new ArrayList<>(texts);
                Collections.swap(swapped, i, j);
                write(swapped);
                var twice = new ArrayList<>(texts);
                twice.add(j, texts.get(i));
                write(twice);
            }
            var gone = new ArrayList<>(texts);
            gone.remove(i);
            write(gone);
        }
        assertThat(refused).isEqualTo(2 * texts.size() * texts.size());
    }

    private void write(List<String> lines) throws IOException {
        refusedOrTheSame((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_stands_before_the_damage_of_a_packed_file_is_read_leniently() throws IOException {
        use("incidents.jsonl.gz");
        whole[whole.length * 3 / 4] ^= 0x55;
        Files.write(file, whole);

        try (var reader = RecordingReader.open(file).leniently(_ -> {})) {
            assertThat(Typical.all(reader)).isNotEmpty().hasSizeLessThan(lines.size());
        }
    }

    @Test
    void an_editor_may_have_put_its_mark_before_it() throws IOException {
        var marked = new ByteArrayOutputStream();
        marked.write(0xef);
        marked.write(0xbb);
        marked.write(0xbf);
        marked.write(whole);
        Files.write(file, marked.toByteArray());

        assertThat(Typical.read(file)).isEqualTo(lines);
    }

    private void refusedOrTheSame(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            assertThat(Typical.read(file)).isEqualTo(lines);
        } catch (RecordingException e) {
            refused++;
            assertThat(e).message().startsWith("line ").contains(" of " + file + " ");
            assertThat(e).message().doesNotContainPattern("\\p{Cntrl}");
        }
        if (tries++ % 5 == 0) {
            leniently();
        }
    }

    /// What is read is something that was there.
    private void leniently() throws IOException {
        var told = new ArrayList<String>();
        try (var reader = RecordingReader.open(file).leniently(told::add)) {
            assertThat(lines).containsAll(Typical.all(reader));
        } catch (RecordingException e) {
            assertThat(e.getMessage()).startsWith("line 1 of ");
        }
    }
}
