package dev.remediator.gateway;

import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What people tell automation. Everything is said with who and why.
///
/// @param telling carries it out
/// @param book which playbooks there are
/// @param policy which groups there are
/// @param clock the time
record Operator(Telling telling, Book book, Policy policy, InstantSource clock) {

    Reply andon(Ask ask) throws Refusal {
        var said = Said.of(ask, "action", "scope", "reason", "by");
        var action = Said.required(said.text("action"), "action");
        var scope = said.text("scope").map(String::strip).orElse("everything");
        var by = said.by();
        var why = said.reason();
        return switch (action) {
            case "pull" -> {
                CordScope.check(scope, book, policy.scopes());
                var pull = new Command.PullCord(id(), by, why, scope);
                yield tell(pull, Map.of("scope", scope), "GET /api/andon");
            }
            case "release" -> {
                var release = new Command.ReleaseCord(id(), by, why, scope);
                yield tell(
                        release,
                        Map.of("scope", scope),
                        "GET /api/andon (remediator andon) lists those that are pulled");
            }
            default -> throw oneOf("action", action, List.of("pull", "release"));
        };
    }

    Reply approval(Ask ask) throws Refusal {
        var run = ask.part("run");
        var said = Said.of(ask, "decision", "reason", "by");
        var decision = Said.required(said.text("decision"), "decision");
        var by = said.by();
        var why = said.reason();
        var command =
                switch (decision) {
                    case "approve" -> new Command.Approve(id(), by, why, run);
                    case "deny" -> new Command.Deny(id(), by, why, run);
                    default -> throw oneOf("decision", decision, List.of("approve", "deny"));
                };
        return tell(
                command,
                Map.of("run", run),
                "GET /api/waiting (remediator waiting) lists those that do");
    }

    Reply silence(Ask ask) throws Refusal {
        var said = Said.of(ask, "matchers", "until", "for", "from", "maintenance", "reason", "by");
        var set = Silences.read(said, "silence-" + id().substring(0, 8), clock.instant());
        Silences.refuseTooMany(telling.posture().now());
        return tell(
                new Command.SetSilence(id(), set.by(), set.why(), set),
                Map.of("id", set.id(), "from", set.from(), "until", set.until()),
                "GET /api/silences");
    }

    Reply endSilence(Ask ask) throws Refusal {
        var silence = ask.part("id");
        for (var key : ask.query().keySet()) {
            if (!key.equals("reason") && !key.equals("by")) {
                throw Said.unknown(key, List.of("reason", "by"));
            }
        }
        if (policy.rules().maintenance().stream().anyMatch(w -> w.id().equals(silence))) {
            throw new Refusal(
                    409,
                    "'" + silence + "' is in the settings, guards.maintenance; take it out there");
        }
        var why = Said.bounded("reason", Said.required(ask.parameter("reason"), "reason"));
        var named = Said.bounded("by", ask.parameter("by").orElse(""));
        var by = Said.who(ask.caller(), Optional.of(named));
        return tell(
                new Command.EndSilence(id(), by, why, silence),
                Map.of("id", silence),
                "GET /api/silences (remediator silence list) lists those there are");
    }

    Reply autonomy(Ask ask) throws Refusal {
        var playbook = ask.part("name");
        var said = Said.of(ask, "level", "reason", "by");
        if (book.plan(playbook).isEmpty()) {
            throw new Refusal(404, CordScope.noPlaybook(playbook, book));
        }
        var word = Said.required(said.text("level"), "level");
        var level =
                Arrays.stream(Autonomy.Level.values())
                        .filter(l -> l.word().equals(word))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        oneOf(
                                                "level",
                                                word,
                                                Arrays.stream(Autonomy.Level.values())
                                                        .map(Autonomy.Level::word)
                                                        .toList()));
        return tell(
                new Command.SetAutonomy(id(), said.by(), said.reason(), playbook, level),
                Map.of("playbook", playbook, "level", word),
                "GET /api/playbooks");
    }

    private Reply tell(Command command, Map<String, Object> told, String look) {
        return telling.tell(command, told, look);
    }

    private static Refusal oneOf(String key, String value, List<String> words) {
        return new Refusal(
                400,
                "%s is '%s', but must be one of %s"
                        .formatted(key, value, String.join(", ", words)));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
