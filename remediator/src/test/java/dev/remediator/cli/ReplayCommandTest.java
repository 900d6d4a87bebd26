package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.ListedPolicies;
import dev.remediator.Shelf;
import dev.remediator.replay.Past;
import dev.remediator.standard.HealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayCommandTest {
    private static final String ALERTS =
            """
            time,name,host,severity,status
            2026-10-05T12:00:00Z,InstanceDown,web-1,critical,firing
            2026-10-05T12:10:00Z,InstanceDown,web-1,critical,resolved
            """;

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gone.jsonl, 1, there is no file",
        "., 1, is a directory",
        "empty.jsonl, 1, is empty",
        "cut.jsonl, 1, line 2 of",
        "newer.jsonl, 1, use a newer remediator",
        "nothing.jsonl, 1, no incident is in",
        "headless.jsonl, 1, the recording has lost its beginning",
    })
    void a_file_that_cannot_be_used_is_refused_in_one_sentence(String name, int code, String why)
            throws IOException {
        Files.writeString(folder.resolve("empty.jsonl"), "");
        recording("whole.jsonl");
        var whole = Files.readString(folder.resolve("whole.jsonl"));
        int second = whole.indexOf('\n') + 1;
        Files.writeString(folder.resolve("cut.jsonl"), whole.substring(0, second + 40));
        Files.writeString(folder.resolve("headless.jsonl"), whole.substring(second));
        Files.writeString(
                folder.resolve("newer.jsonl"), whole.replaceFirst("recording/1", "recording/2"));
        past().record(folder.resolve("nothing.jsonl"), true);

        var printed = FakeRemediator.line("replay", folder.resolve(name).toString());

        assertThat(printed.code()).isEqualTo(code);
        assertThat(printed.err()).hasLineCount(1).startsWith("remediator: ").contains(why);
        assertThat(printed.out()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "--tolerance, soon, must be a duration",
        "--columns, time=at, is a recording",
        "--against, gone.jar, --against is for alerts",
        "--playbooks, gone.jar, there is no playbook jar",
        "--config, gone.yaml, there is no settings file",
    })
    void what_is_called_wrongly_is_said(String option, String value, String why)
            throws IOException {
        var file = recording("past.jsonl").toString();

        var printed = FakeRemediator.line("replay", file, option, value);

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).startsWith("remediator: ").contains(why);
    }

    @Test
    void recordings_and_alerts_are_not_replayed_together() throws IOException {
        var past = recording("past.jsonl").toString();
        var alerts = Files.writeString(folder.resolve("alerts.csv"), ALERTS).toString();

        var printed = FakeRemediator.line("replay", alerts, past);

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).hasLineCount(1).contains("one kind at a time");
    }

    @Test
    void a_recording_that_is_decided_the_same_ends_with_0() throws IOException {
        var file = recording("past.jsonl").toString();

        var printed = FakeRemediator.line("replay", file, "--json");

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out())
                .hasLineCount(1)
                .startsWith("{\"replay\":\"done\",\"files\":1,\"alerts\":2,\"incidents\":1,")
                .contains("\"same\":1,\"different\":0,");
        assertThat(printed.code()).isZero();
    }

    @Test
    void guards_of_a_settings_file_make_a_difference() throws IOException {
        var file = folder.resolve("past.jsonl");
        past().down("web-1", Duration.ZERO, 300).record(file, true);
        var config = folder.resolve("settings.yaml");
        Files.writeString(
                config, "guards: { autonomy: [ { playbook: HealNode, level: shadow } ] }\n");

        var printed =
                FakeRemediator.line(
                        "replay", file.toString(), "--json", "--config", config.toString());

        assertThat(printed.err()).isEmpty();
        assertThat(printed.code()).isEqualTo(3);
        assertThat(printed.out()).contains("\"wouldNoLongerRun\":1");
    }

    @Test
    void of_alerts_it_says_what_would_be_done() throws IOException {
        var alerts = Files.writeString(folder.resolve("alerts.csv"), ALERTS).toString();

        var playbooks = ListedPolicies.in(folder.resolve("playbooks")).toString();

        var printed = FakeRemediator.line("replay", alerts, "--quiet", "--playbooks", playbooks);

        assertThat(printed.err()).isEmpty();
        assertThat(printed.code()).isZero();
        assertThat(printed.out()).contains("Replayed alerts.csv", "2 alerts, 1 incident");
    }

    private Path recording(String name) throws IOException {
        var file = folder.resolve(name);
        past().down("web-1", Duration.ZERO, 60).record(file, true);
        return file;
    }

    private static Past past() {
        return new Past(Shelf.named(List.of(HealNode.class.getName()), List.of()))
                .written("HealNode", HealNode.class);
    }
}
