package dev.remediator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Has a running remediator read its settings again.
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description = {
            "Have the running remediator read its settings file again.",
            "It says what it has taken over and what waits for a restart; a file that says nonsense changes nothing."
        },
        footer = {
            "",
            "  remediator reload --reason 'a new sender'",
            "  remediator reload --url https://remediator.example.com --reason TEXT"
        })
final class ReloadCommand implements Callable<Integer> {
    @Mixin private Remote remote = new Remote();
    @Mixin private Person person = new Person();

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var answer = remote.post("/api/settings/reload", person.says());
        if (json) {
            remote.out().println(answer);
        } else {
            say("taken over", answer.path("takenOver"));
            say("needs a restart", answer.path("needsRestart"));
        }
        remote.out().flush();
        return 0;
    }

    private void say(String what, JsonNode keys) {
        if (keys.isEmpty()) {
            remote.out().println(what + ": nothing");
        }
        keys.forEach(key -> remote.out().println(what + ": " + Terminal.plain(key.asString(""))));
    }
}
