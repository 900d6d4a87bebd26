package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The program that is told when nothing outside answers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpoolHookTest {
    private static final Page PAGE = Pages.ladderExhausted();

    @TempDir private Path directory;

    @Test
    void it_gets_the_file_as_its_last_argument_and_the_page_to_read() throws IOException {
        var told = directory.resolve("told");
        var hook =
                script(
                        """
                        cat > "$1"
                        echo "$#: $2, $3, $REMEDIATOR_ACTION"
                        """);
        var file = spool().resolve("inc-1.txt");
        assertThat(send(List.of(hook, told.toString(), "two words; $(false)")))
                .isEqualTo(
                        new Sent(
                                "written to %s; the hook succeeded and said: 3: two words; $(false), %s, trigger"
                                        .formatted(file, file)));
        assertThat(Files.readString(told)).contains("Log in to node/web-1");
    }

    @ParameterizedTest
    @EnumSource(Page.Action.class)
    void it_is_told_what_has_happened(Page.Action action) throws IOException {
        var hook = script("echo $REMEDIATOR_ACTION");
        var delivery = spool(List.of(hook)).send(Messages.about(Pages.as(action, PAGE)));
        assertThat(delivery.toString()).containsIgnoringCase("said: " + action);
    }

    @Test
    void it_sees_nothing_else_of_our_environment() throws IOException {
        var hook = script("env | cut -d= -f1 | grep -v '^_$' | sort | tr '\\n' ' '");
        assertThat(detail(send(List.of(hook))))
                .isSubsetOf("PATH", "HOME", "PWD", "SHLVL", "OLDPWD", "REMEDIATOR_ACTION");
    }

    private static List<String> detail(Delivery delivery) {
        var said = delivery.toString().replaceAll(".*said: ", "").replaceAll(", reference.*", "");
        return List.of(said.strip().split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "exit 3, the hook exited with status 3",
        "echo no siren; exit 1, the hook exited with status 1 and said: no siren",
        "echo no siren >&2; exit 1, the hook exited with status 1 and said: no siren",
        "kill -9 $$, the hook exited with status 137",
    })
    void one_that_fails_is_tried_again(String script, String said) throws IOException {
        assertThat(send(List.of(script(script))))
                .isEqualTo(
                        new Retry(
                                Duration.ZERO,
                                "written to " + spool().resolve("inc-1.txt") + ", but " + said));
    }

    @Test
    void one_that_is_not_there_is_tried_again() {
        assertThat(send(List.of("/does/not/exist")))
                .isInstanceOfSatisfying(
                        Retry.class,
                        failed -> assertThat(failed.why()).contains("could not be started"));
    }

    @Test
    void one_that_takes_too_long_is_killed_with_its_children() throws IOException {
        var pid = directory.resolve("pid");
        var hook = script("sleep 1000 & echo $! > " + pid + "; wait");
        var channel = Spool.of(spool(), List.of(hook), Duration.ofSeconds(1));
        assertThat(channel.send(Messages.about(PAGE)))
                .isInstanceOfSatisfying(
                        Retry.class,
                        late ->
                                assertThat(late.why())
                                        .endsWith(
                                                "the hook was not done within 1 s and was killed"));
        long child = Long.parseLong(Files.readString(pid).strip());
        Awaitility.await()
                .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void one_that_reads_nothing_and_says_very_much_is_no_trouble() throws IOException {
        var hook = script("exec 0<&-; yes | head -c 10000000; echo; exit 0");
        assertThat(send(List.of(hook)))
                .isInstanceOfSatisfying(
                        Sent.class, sent -> assertThat(sent.detail()).hasSizeLessThan(1000));
    }

    @Test
    void what_it_says_cannot_harm_a_terminal() throws IOException {
        var hook = script("printf '\\033[31mred\\033[0m\\a\\nRESOLVED'; exit 1");
        assertThat(send(List.of(hook)))
                .isInstanceOfSatisfying(
                        Retry.class,
                        failed -> assertThat(failed.why()).endsWith("said: red RESOLVED"));
    }

    @Test
    void what_it_leaves_running_holds_nobody_up() throws IOException {
        var pid = directory.resolve("pid");
        var hook = script("sleep 1000 & echo $! > " + pid + "; exit 0");
        assertThat(send(List.of(hook))).isInstanceOf(Sent.class);
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private Path spool() {
        return directory.resolve("spool");
    }

    private Channel spool(List<String> hook) {
        return Spool.of(spool(), hook);
    }

    private Delivery send(List<String> hook) {
        return spool(hook).send(Messages.about(PAGE));
    }

    private String script(String text) throws IOException {
        var file = directory.resolve("hook");
        var all = PosixFilePermissions.fromString("rwx------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(all));
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return file.toString();
    }
}
