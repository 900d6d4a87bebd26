package dev.remediator.it.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.Ports;
import dev.remediator.it.fixture.RealPart;
import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody follows `docs/first-playbook.md` to the letter, in one shell.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstPlaybookIT {
    private static final int LIMIT_MINUTES = 15;

    @TempDir Path directory;

    @Test
    void the_page_leads_from_nothing_to_something_healed() throws Exception {
        var script = new StringBuilder("set -eu -o pipefail\n");
        var blocks = Page.of("first-playbook.md").in("bash");
        for (int i = 0; i < blocks.size(); i++) {
            script.append("echo \"=== block %d after $SECONDS s\"\n".formatted(i + 1));
            script.append(blocks.get(i).text());
        }
        script.append("echo \"=== the end after $SECONDS s\"\n");

        var said = follow(script.toString());

        System.out.println(
                said.lines().filter(line -> line.startsWith("===")).toList()
                        + " for the commands of docs/first-playbook.md");
        assertThat(said)
                .containsSubsequence(
                        "remediator 0.1.0",
                        "Tests run: 23, Failures: 0",
                        "When WebDown fires where job is web and has done so for 5 seconds",
                        "web-1",
                        "{\"ready\":true}",
                        "{\"accepted\":1}",
                        "verifying",
                        "{\"accepted\":1}",
                        "\"state\":\"healed\"",
                        "=== the end");
    }

    private String follow(String script) throws IOException, InterruptedException {
        var home = RemediatorProcess.launcher().resolve("../..").normalize();
        var file = Files.writeString(directory.resolve("page.sh"), script);
        var log = directory.resolve("page.log");
        RealPart.require("curl", "curl");
        var builder =
                new ProcessBuilder("bash", file.toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("REMEDIATOR", home.toString());
        environment.put("PORT", Integer.toString(Ports.free()));
        environment.put("WEB_PORT", Integer.toString(Ports.free()));
        environment.remove("JAVA_HOME");
        var shell = builder.start();
        try {
            boolean ended = shell.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            var said = Files.readString(log);
            assertThat(ended).as(said).isTrue();
            assertThat(shell.exitValue()).as(said).isZero();
            return said;
        } finally {
            var all = shell.descendants().toList();
            shell.destroy();
            all.forEach(ProcessHandle::destroy);
            all.forEach(one -> one.onExit().completeOnTimeout(one, 20, TimeUnit.SECONDS).join());
        }
    }
}
