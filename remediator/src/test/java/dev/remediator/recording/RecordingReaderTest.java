package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Line 1 is the header, 2 a start, 3 an incident, 4 a command, 5 distrust, 6 a storm, 7 an
/// incident, 8 the end.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingReaderTest {
    private static final String CHECKSUM =
            "does not fit its checksum: it is damaged, or was changed by hand; take its field check out if it was changed on purpose";
    private static final String NO_END =
            "is missing: the recording is cut off before its last line; copy or record it again, or read it leniently";
    private static final String NONE =
            "does not begin a recording, which remediator record makes; history from elsewhere is replayed as a stream of alerts, with --columns if it is CSV";
    private static final String NOT_WHOLE =
            "is not whole: the packed file is cut off; copy or record it again, or read it leniently";

    @TempDir Path place;
    private Path file;
    private List<String> lines;

    @BeforeEach
    void record() throws IOException {
        file = place.resolve("incidents.jsonl");
        Typical.write(file, Typical.lines());
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    /// Does something to the lines.
    interface Harm {
        void to(List<String> lines);
    }

    private static Arguments harm(String what, Harm harm, int line, String said, int left) {
        return Arguments.of(what, harm, line, said, left);
    }

    static Stream<Arguments> harms() {
        return Stream.of(
                harm("changed", l -> swap(l, 2, "node/web-1", "node/web-2"), 3, CHECKSUM, 5),
                harm(
                        "checksum laid out otherwise",
                        l -> swap(l, 3, "\"check\":", "\"check\": "),
                        4,
                        CHECKSUM,
                        5),
                harm(
                        "header changed",
                        l -> swap(l, 0, "\"program\":\"remediator\"", "\"program\":\"other\""),
                        1,
                        CHECKSUM,
                        6),
                harm("end lost", l -> l.remove(7), 8, NO_END, 6),
                harm(
                        "line lost",
                        l -> l.remove(3),
                        7,
                        "says that the recording has 8 lines, but it has 7: lines were lost or added",
                        5),
                harm(
                        "line twice",
                        l -> l.add(3, l.get(3)),
                        9,
                        "says that the recording has 8 lines, but it has 9: lines were lost or added",
                        7),
                harm(
                        "order",
                        l -> l.add(3, l.remove(4)),
                        5,
                        "is out of order: 2026-01-01T03:01:40Z is earlier than the line before it, 2026-01-01T03:03:20Z",
                        5),
                harm(
                        "more after the end",
                        l -> l.add("{}"),
                        9,
                        "stands after the end of the recording; each recording is a file of its own",
                        6),
                harm(
                        "another after the end",
                        l -> l.addAll(List.copyOf(l)),
                        9,
                        "stands after the end of the recording; each recording is a file of its own",
                        6),
                harm(
                        "another inside",
                        l -> l.set(4, l.get(0)),
                        5,
                        "begins another recording; each recording is a file of its own",
                        5),
                harm(
                        "no JSON",
                        l -> l.set(4, "distrust!"),
                        5,
                        "is no usable JSON: Unrecognized token 'distrust': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                        5),
                harm(
                        "twice",
                        l -> l.set(4, "{\"at\":1,\"at\":2}"),
                        5,
                        "is no usable JSON: Duplicate Object property \"at\"",
                        5),
                harm("two", l -> l.set(4, "{}{}"), 5, "is not one JSON object", 5),
                harm("no object", l -> l.set(4, "[]"), 5, "is not one JSON object", 5),
                harm("blank", l -> l.set(4, " \t"), 5, "is empty; take it out", 5),
                harm(
                        "unknown",
                        l -> l.set(4, "{\"kind\":\"dream\\n\"}"),
                        5,
                        "is of the kind 'dream', which this program does not know: use a newer remediator, or read leniently",
                        5),
                harm(
                        "no kind",
                        l -> l.set(4, "{}"),
                        5,
                        "is of the kind '', which this program does not know: use a newer remediator, or read leniently",
                        5),
                harm("no time", l -> l.set(4, "{\"kind\":\"distrusted\"}"), 5, "has no at", 5),
                harm(
                        "bad time",
                        l -> l.set(4, "{\"kind\":\"distrusted\",\"at\":\"noon\"}"),
                        5,
                        "has 'noon' for at; write a time such as 2026-01-01T03:00:00Z",
                        5),
                harm(
                        "no tilt",
                        l -> l.set(4, "{\"kind\":\"distrusted\",\"at\":\"2026-01-01T03:03:20Z\"}"),
                        5,
                        "has no tilt",
                        5),
                harm(
                        "bad reason",
                        l -> by(l, 5, "\"STORM\"", "\"SNOW\""),
                        6,
                        "does not hold what a recording holds: Cannot deserialize value of type `dev.remediator.reason.Reason` from String \"SNOW\": not one of the values accepted for E…",
                        5),
                harm(
                        "bad offset",
                        l -> by(l, 2, "\"+60.013\"", "\"60\""),
                        3,
                        "has '60' for a time; write 2026-01-01T03:00:00Z, or +1.5 for so many seconds after the opening",
                        5),
                harm(
                        "another's",
                        l -> by(l, 2, "[{\"", "[{\"incident\":\"inc-2\",\""),
                        3,
                        "is about incident inc-0123456789abcdef, but holds a decision about inc-2",
                        5),
                harm(
                        "no moments",
                        l ->
                                l.set(
                                        2,
                                        "{\"kind\":\"incident\",\"id\":\"i\",\"series\":\"s\",\"resource\":\"r\",\"openedAt\":\"2026-01-01T03:00:10Z\"}"),
                        3,
                        "is about an incident to which nothing happened: it has no moments",
                        5));
    }

    private static void swap(List<String> lines, int line, String what, String by) {
        assertThat(lines.get(line)).contains(what);
        lines.set(line, lines.get(line).replace(what, by));
    }

    /// By hand, so without a checksum.
    private static void by(List<String> lines, int line, String what, String by) {
        swap(lines, line, what, by);
        lines.set(line, lines.get(line).replaceAll(",\"check\":.*", "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harms")
    void a_harmed_recording_is_refused_in_one_sentence_and_read_leniently(
            String what, Harm harm, int line, String said, int left) throws IOException {
        harm.to(lines);
        Files.write(file, lines);

        refused(line, said);

        assertThat(leniently(left)).containsExactly("line " + line + " of " + file + " " + said);
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                Arguments.of("", "is missing: the file is empty; record it again"),
                Arguments.of("time,host,alert\n", NONE),
                Arguments.of("{\"labels\":{}}\n", NONE),
                Arguments.of("[]\n", NONE),
                Arguments.of("\n", NONE),
                Arguments.of("\u00ff\n", NONE),
                Arguments.of(
                        "{\"kind\":\"incident\"}\n",
                        "is no header: the recording has lost its beginning; copy or record it again"),
                Arguments.of(
                        "{\"schema\":\"recording/2\"}\n",
                        "is recording/2; this program reads recording/1: use a newer remediator"),
                Arguments.of("{\"schema\":\"recording/1\"}\n", "has no from"),
                Arguments.of(
                        "{\"schema\":\"reco",
                        "is cut off in its middle; copy or record it again, or read it leniently"),
                Arguments.of(
                        "\u001f\u008b\b\n", "is packed; give the file a name that ends in .gz"),
                Arguments.of(
                        "\0\0\n",
                        "has NUL bytes: the file is damaged, or was saved as UTF-16 instead of UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void what_does_not_begin_as_a_recording_is_none_however_lenient(String text, String said)
            throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RecordingReader.open(file))
                .isExactlyInstanceOf(RecordingException.class)
                .hasMessage("line 1 of " + file + " " + said);
    }

    @Test
    void what_was_cut_off_in_the_middle_of_a_line_is_told_and_the_rest_is_read()
            throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - lines.getLast().length() - 10));

        refused(7, "is cut off in its middle; copy or record it again, or read it leniently");

        assertThat(leniently(5))
                .containsExactly(
                        "line 7 of "
                                + file
                                + " is cut off in its middle; copy or record it again, or read it leniently",
                        "line 8 of " + file + " " + NO_END);
    }

    @ParameterizedTest
    @MethodSource("strange")
    void bytes_that_are_no_text_are_told(byte[] bytes, String said) throws IOException {
        var text = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            text.write(i == 4 ? bytes : lines.get(i).getBytes(StandardCharsets.UTF_8));
            text.write('\n');
        }
        Files.write(file, text.toByteArray());

        refused(5, said);
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                Arguments.of(
                        new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}'},
                        "is not UTF-8; save the file as UTF-8"),
                Arguments.of(
                        new byte[] {'{', 0, '}'},
                        "has NUL bytes: the file is damaged, or was saved as UTF-16 instead of UTF-8"));
    }

    @Test
    void a_packed_file_that_is_cut_off_is_told_and_what_is_there_is_read() throws IOException {
        file = place.resolve("incidents.jsonl.gz");
        Typical.write(file, Typical.lines());
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        refused(8, NOT_WHOLE);
        assertThat(leniently(6)).containsExactly("line 8 of " + file + " " + NOT_WHOLE);

        Files.write(file, Arrays.copyOf(bytes, 5));
        assertThatThrownBy(() -> RecordingReader.open(file))
                .hasMessage("line 1 of " + file + " " + NOT_WHOLE);
    }

    @Test
    void a_packed_file_that_is_damaged_or_not_packed_is_told() throws IOException {
        var plain = Files.readAllBytes(file);
        file = place.resolve("incidents.jsonl.gz");
        Typical.write(file, Typical.lines());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 6] ^= 1;
        Files.write(file, bytes);
        var damaged =
                "cannot be unpacked: the file is damaged, or its name ends in .gz though it is not packed";

        refused(9, damaged);

        Files.write(file, plain);
        assertThatThrownBy(() -> RecordingReader.open(file))
                .hasMessage("line 1 of " + file + " " + damaged);
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_without_being_held() throws IOException {
        try (var endless = new RandomAccessFile(file.toFile(), "rw")) {
            endless.setLength(endless.length() - lines.getLast().length() - 1);
            endless.setLength(endless.length() + Source.LONGEST + 1);
            endless.seek(endless.length());
            endless.write('\n');
        }

        refused(8, "is longer than 64 MB, which no incident is");
        assertThat(leniently(6))
                .containsExactly(
                        "line 8 of " + file + " is longer than 64 MB, which no incident is",
                        "line 9 of " + file + " " + NO_END);
    }

    @Test
    void what_is_written_by_hand_needs_no_checksum_and_no_count() throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, lines.get(i).replaceAll("(,\"lines\":8)?,\"check\":.*", "}"));
        }
        lines.set(2, lines.get(2).replace("{\"kind\"", "{\"invented\":{\"later\":[1]}, \"kind\""));
        lines.remove(3);
        Files.writeString(file, String.join("\r\n", lines));
        var expected = new ArrayList<>(Typical.lines());
        expected.remove(2);

        assertThat(Typical.read(file)).isEqualTo(expected);
    }

    @Test
    void in_a_packed_file_a_line_may_have_lost_its_checksum_with_something_else()
            throws IOException {
        by(lines, 2, "\"complete\"", "\"complfte\"");
        file = place.resolve("incidents.jsonl.gz");
        try (var packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(leniently(5))
                .containsExactly(
                        "line 3 of "
                                + file
                                + " has no checksum, so nobody knows whether it is damaged");
        assertThat(Typical.read(file)).hasSize(6);
    }

    @Test
    void two_recordings_packed_one_behind_the_other_are_not_one() throws IOException {
        file = place.resolve("incidents.jsonl.gz");
        var twice = new ByteArrayOutputStream();
        for (int i = 0; i < 2; i++) {
            try (var packed = new GZIPOutputStream(twice)) {
                packed.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
                packed.write('\n');
            }
        }
        Files.write(file, twice.toByteArray());

        refused(9, "stands after the end of the recording; each recording is a file of its own");
    }

    private void refused(int line, String said) throws IOException {
        try (var reader = RecordingReader.open(file)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Typical.all(reader))
                        .isExactlyInstanceOf(RecordingException.class)
                        .hasMessage("line " + line + " of " + file + " " + said);
            }
        }
    }

    private List<String> leniently(int left) throws IOException {
        var told = new ArrayList<String>();
        try (var reader = RecordingReader.open(file).leniently(told::add)) {
            var read = Typical.all(reader);
            assertThat(read).hasSize(left);
            assertThat(Typical.lines()).containsAll(read);
        }
        return told;
    }
}
