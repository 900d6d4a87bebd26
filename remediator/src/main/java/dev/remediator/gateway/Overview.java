package dev.remediator.gateway;

import dev.remediator.guard.Matcher;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Window;
import dev.remediator.history.History;
import dev.remediator.playbook.Book;
import dev.remediator.reason.Reason;
import dev.remediator.topic.Json;
import dev.remediator.warden.Posture;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How automation stands, for people: what is stopped, what waits, what each playbook may do.
///
/// @param history who knows
/// @param book which playbooks there are
/// @param policy what the operator has set
/// @param clock the time
record Overview(History history, Book book, Policy policy, InstantSource clock) {

    Reply andon() {
        var cords = posture().controls().cords();
        var answer = answer("cords", cords.stream().map(Overview::tree).toList());
        answer.put("pulled", !cords.isEmpty());
        return Reply.json(200, answer);
    }

    /// Those that people have set, and the windows of the settings.
    Reply silences() {
        var now = clock.instant();
        var set = posture().controls().silences().stream().map(s -> silence(s, now));
        var planned =
                policy.rules().maintenance().stream()
                        .filter(w -> w.until().isAfter(now))
                        .map(w -> silence(planned(w), now));
        return Reply.json(200, answer("silences", Stream.concat(set, planned).toList()));
    }

    private static Silence planned(Window window) {
        var matchers = window.matchers().stream().map(Matcher::parse).toList();
        return new Silence(
                window.id(),
                true,
                matchers,
                window.from(),
                window.until(),
                "settings",
                window.why());
    }

    private static ObjectNode silence(Silence silence, Instant now) {
        var node = tree(silence);
        node.set(
                "matchers",
                Json.MAPPER.valueToTree(silence.matchers().stream().map(Matcher::text).toList()));
        node.put("active", silence.holds(now));
        return node;
    }

    Reply playbooks() {
        var posture = posture();
        var all =
                book.entries()
                        .map(
                                entry -> {
                                    var node = Json.MAPPER.createObjectNode();
                                    node.put("name", entry.name());
                                    node.put("sentence", entry.plan().sentence());
                                    level(node, entry, posture);
                                    var trust =
                                            posture.trust().getOrDefault(entry.name(), Trust.NONE);
                                    node.set("trust", Json.MAPPER.valueToTree(trust));
                                    return node;
                                })
                        .toList();
        return Reply.json(200, answer("playbooks", all));
    }

    /// What was said last counts, then the settings, then what the playbook says of itself.
    private void level(ObjectNode node, Book.Entry entry, Posture posture) {
        var said = posture.controls().levels().get(entry.name());
        var set =
                policy.rules().autonomy().stream()
                        .filter(l -> l.playbook().equals(entry.name()))
                        .findFirst();
        var level =
                said != null
                        ? said
                        : set.map(Rules.Level::level).orElse(entry.plan().autonomy().level());
        node.put("level", level.word());
        node.put("from", said != null ? "people" : set.isPresent() ? "settings" : "playbook");
    }

    Reply groups() {
        return Reply.json(
                200, answer("groups", posture().groups().stream().map(this::group).toList()));
    }

    private ObjectNode group(Posture.Group group) {
        var node = tree(group);
        node.put("weather", group.weather().toLowerCase(Locale.ROOT));
        var budgets = policy.rules().budgets();
        var may = node.putObject("budgets");
        if (Scopes.isEverything(group.group())) {
            may.put("destructive", budgets.fleetDestructive());
            may.put("destructivePerHour", budgets.fleetDestructivePerHour());
        } else {
            may.put("destructive", budgets.destructive());
            may.put("remedies", budgets.remedies());
        }
        return node;
    }

    Reply waiting() {
        return Reply.json(
                200,
                answer("waiting", posture().waiting().stream().map(Overview::waiting).toList()));
    }

    private static ObjectNode waiting(Posture.Waiting waiting) {
        var node = tree(waiting);
        reason(waiting.reason()).ifPresent(reason -> explain(node, reason));
        return node;
    }

    private static Optional<Reason> reason(@Nullable String word) {
        return Arrays.stream(Reason.values()).filter(r -> r.word().equals(word)).findFirst();
    }

    /// What people said and what the guards went through.
    Reply audit(Ask ask) throws Refusal {
        var lines =
                history.audit(Api.limit(ask)).stream()
                        .map(
                                decision -> {
                                    var node = Json.MAPPER.createObjectNode();
                                    node.put("at", decision.at().toString());
                                    node.put("about", decision.resource());
                                    node.put("incident", decision.incident());
                                    explain(node, decision.reason());
                                    node.put("facts", decision.facts());
                                    return node;
                                })
                        .toList();
        return Reply.json(200, answer("audit", lines));
    }

    private static void explain(ObjectNode node, Reason reason) {
        node.put("reason", reason.word());
        node.put("why", reason.sentence());
        node.put("advice", reason.advice());
    }

    private Posture posture() {
        return history.posture().now();
    }

    /// With when it was so, once that is known.
    private ObjectNode answer(String name, Collection<? extends JsonNode> lines) {
        var node = Json.MAPPER.createObjectNode();
        node.putArray(name).addAll(lines);
        var at = posture().at();
        if (at.isAfter(Instant.EPOCH)) {
            node.put("at", at.toString());
        }
        return node;
    }

    private static ObjectNode tree(Object value) {
        return Json.MAPPER.valueToTree(value);
    }
}
