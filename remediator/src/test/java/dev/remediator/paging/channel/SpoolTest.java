package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Notification;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages as files: what is left when nothing outside answers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpoolTest {
    private static final Page PAGE = Pages.ladderExhausted();
    private static final Page TAKEN = Pages.as(Page.Action.ACKNOWLEDGE, PAGE);
    private static final Page OVER = Pages.as(Page.Action.RESOLVE, PAGE);

    @TempDir private Path parent;
    private Path spool;
    private Path done;

    @BeforeEach
    void start() {
        spool = parent.resolve("a/spool");
        done = spool.resolve("done");
    }

    @Test
    void a_page_is_a_file_for_people_and_for_programs() throws IOException {
        var file = spool.resolve("inc-1.txt");
        assertThat(send(PAGE)).isEqualTo(new Sent("written to " + file));
        assertThat(Files.readString(file))
                .startsWith("== TRIGGER, decided at 2026-08-04T03:15:00Z\n  [CRITICAL] Instance")
                .contains("Log in to node/web-1");
        assertThat(events(file)).containsExactly("dev.remediator.page.triggered");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool)))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGE", "RESOLVE"})
    void what_was_taken_or_is_over_waits_no_more(Page.Action action) throws IOException {
        send(PAGE);
        var follows = Pages.as(action, PAGE);
        assertThat(send(follows)).isEqualTo(new Sent("written to " + done.resolve("inc-1.txt")));
        assertThat(files(spool)).isEmpty();
        assertThat(events(done.resolve("inc-1.txt"))).hasSize(2);
    }

    @Test
    void whoever_is_called_again_finds_what_happened_before() throws IOException {
        send(PAGE);
        send(TAKEN);
        send(again(PAGE, "inc-1/2/0/0"));
        assertThat(files(done)).isEmpty();
        assertThat(events(spool.resolve("inc-1.txt")))
                .containsExactly(
                        "dev.remediator.page.triggered",
                        "dev.remediator.page.acknowledged",
                        "dev.remediator.page.triggered");
    }

    @Test
    void a_repeat_is_not_written_again() throws IOException {
        send(PAGE);
        send(PAGE);
        send(OVER);
        assertThat(send(OVER)).isInstanceOf(Sent.class);
        assertThat(events(done.resolve("inc-1.txt"))).hasSize(2);
        assertThat(files(spool)).isEmpty();
    }

    @Test
    void a_late_repeat_of_the_call_does_not_bring_back_what_is_over() throws IOException {
        send(PAGE);
        send(OVER);
        send(PAGE);
        assertThat(files(spool)).isEmpty();
    }

    @Test
    void a_page_that_is_called_for_ever_keeps_a_file_of_bounded_size() throws IOException {
        for (int i = 0; i < 30; i++) {
            send(again(PAGE, "inc-1/" + i));
        }
        var file = spool.resolve("inc-1.txt");
        assertThat(events(file)).hasSize(20);
        assertThat(Files.readString(file)).contains("inc-1/29").doesNotContain("inc-1/9\"");
    }

    @Test
    void what_is_over_for_long_is_deleted() throws IOException {
        send(OVER);
        var old = done.resolve("inc-1.txt");
        send(later(Pages.about("inc-2", OVER), Duration.ofDays(29)));
        assertThat(old).exists();
        send(later(Pages.about("inc-3", OVER), Duration.ofDays(31)));
        assertThat(old).doesNotExist();
        assertThat(files(done)).containsExactlyInAnyOrder("inc-2.txt", "inc-3.txt");
    }

    @Test
    void of_what_is_over_the_newest_200_are_kept_and_all_that_waits() throws IOException {
        for (int i = 0; i < 203; i++) {
            var page = Pages.about("inc-" + i, PAGE);
            send(later(page, Duration.ofSeconds(i)));
        }
        for (int i = 0; i < 202; i++) {
            var page = Pages.about("inc-" + i, OVER);
            send(later(page, Duration.ofSeconds(i)));
        }
        assertThat(files(spool)).containsExactly("inc-202.txt");
        assertThat(files(done)).hasSize(200).doesNotContain("inc-0.txt", "inc-1.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "..",
                ".",
                "",
                "a/b",
                "a\u0000b",
                "-rf",
                "ä"
            })
    void no_key_leads_out_of_the_directory(String incident) throws IOException {
        assertThat(send(Pages.about(incident, PAGE))).isInstanceOf(Sent.class);
        assertThat(files(spool)).hasSize(1).first().asString().matches("sha256-[0-9a-f]{64}\\.txt");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("dev.remediator.paging.channel.HostilePages#all")
    void whatever_is_in_a_page_no_line_of_it_passes_for_one_of_ours(Page page) throws IOException {
        send(page);
        send(again(page, "again"));
        var file = spool.resolve(files(spool).getFirst());
        assertThat(Files.readAllLines(file))
                .allSatisfy(line -> assertThat(line).matches("(?s)(  |\\{|== TRIGGER, decided).*"));
        assertThat(events(file)).hasSize(2);
    }

    @Test
    void half_a_file_of_a_crash_is_in_nobodys_way() throws IOException {
        send(Pages.about("inc-2", PAGE));
        Files.writeString(spool.resolve(".inc-1.txt.new"), "half");
        assertThat(send(PAGE)).isInstanceOf(Sent.class);
        assertThat(events(spool.resolve("inc-1.txt"))).hasSize(1);
        assertThat(files(spool)).containsExactlyInAnyOrder("inc-1.txt", "inc-2.txt");
    }

    @Test
    void a_crash_between_writing_and_removing_leaves_the_longer_story() throws IOException {
        send(PAGE);
        var before = Files.readString(spool.resolve("inc-1.txt"));
        send(TAKEN);
        Files.writeString(spool.resolve("inc-1.txt"), before);
        send(OVER);
        assertThat(events(done.resolve("inc-1.txt")))
                .containsExactly(
                        "dev.remediator.page.triggered",
                        "dev.remediator.page.acknowledged",
                        "dev.remediator.page.resolved");
        assertThat(files(spool)).isEmpty();
    }

    @Test
    void a_file_somebody_has_written_into_is_kept_and_written_on() throws IOException {
        send(PAGE);
        var file = spool.resolve("inc-1.txt");
        Files.writeString(file, "ana: I am on it\n{broken\n" + Files.readString(file));
        send(OVER);
        assertThat(Files.readString(done.resolve("inc-1.txt")))
                .contains("ana: I am on it", "== RESOLVE");
    }

    @Test
    void where_nothing_can_be_written_that_is_said_in_a_sentence() throws IOException {
        Files.createDirectories(spool.getParent());
        Files.writeString(spool, "a file is in the way");
        assertThat(send(PAGE))
                .isInstanceOfSatisfying(
                        Permanent.class,
                        refused ->
                                assertThat(refused.why())
                                        .startsWith("the page could not be written to " + spool)
                                        .endsWith("make it a directory this program may write to"));
    }

    @Test
    void an_ordinary_channel_has_its_directory_and_hook_in_options() {
        var options = Map.of("directory", spool.toString(), "hook", " /bin/echo  got ");
        var channel =
                Channels.of(new ChannelSpec("files", ChannelKind.SPOOL, "", "", options), () -> "");
        var file = spool.resolve("inc-1.txt");
        assertThat(channel.send(Messages.about(PAGE)))
                .isEqualTo(
                        new Sent(
                                "written to "
                                        + file
                                        + "; the hook succeeded and said: got "
                                        + file));
    }

    @Test
    void an_ordinary_channel_without_a_directory_is_refused_in_a_sentence() {
        var spec = new ChannelSpec("files", ChannelKind.SPOOL, "", "", Map.of());
        assertThatThrownBy(() -> Channels.of(spec, () -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("options.directory is missing; name a directory for pages");
    }

    private Delivery send(Page page) {
        return send(Messages.about(page));
    }

    private Delivery send(Message message) {
        return Spool.of(spool, List.of()).send(message);
    }

    private static Message again(Page page, String id) {
        return with(id, page, page.at());
    }

    private static Message later(Page page, Duration by) {
        return with(page.incident() + "/1/0/0", page, page.at().plus(by));
    }

    private static Message with(String id, Page page, Instant at) {
        var like = Messages.about(page);
        var n = like.notification();
        return new Message(
                new Notification(id, page, n.channel(), "", "", n.by(), 1, at, at.plusSeconds(300)),
                like.to(),
                like.links());
    }

    private static List<String> events(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> Json.MAPPER.readTree(line).path("type").asString())
                .toList();
    }

    /// Also those whose name begins with a dot.
    private static List<String> files(Path directory) throws IOException {
        try (var all = Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
