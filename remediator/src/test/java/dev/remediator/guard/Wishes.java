package dev.remediator.guard;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.playbook.Autonomy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What somebody may want of the guards, to be said in a test.
///
/// @param resource on which resource
/// @param labels the alert's labels
/// @param destructive whether it destroys something
/// @param purpose what is wanted
/// @param budgets the playbook's own
/// @param autonomy what it may do by itself
/// @param tilt why the program only observes
public record Wishes(
        String resource,
        Map<String, String> labels,
        boolean destructive,
        Ask.Purpose purpose,
        List<Ask.Budget> budgets,
        Autonomy autonomy,
        @Nullable Tilt tilt) {
    public static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    public static Wishes toRestart(String resource) {
        return new Wishes(
                resource,
                Map.of("cluster", "eu-1"),
                false,
                Ask.Purpose.REMEDY,
                List.of(),
                Autonomy.AUTO,
                null);
    }

    public static Wishes toReplace(String resource) {
        var restart = toRestart(resource);
        return new Wishes(
                resource,
                restart.labels,
                true,
                restart.purpose,
                restart.budgets,
                restart.autonomy,
                null);
    }

    public static Wishes toPage(String resource) {
        return toRestart(resource).forThe(Ask.Purpose.PAGE);
    }

    public Wishes forThe(Ask.Purpose other) {
        return new Wishes(resource, labels, destructive, other, budgets, autonomy, tilt);
    }

    public Wishes labelled(String label, String value) {
        var more = new TreeMap<>(labels);
        more.put(label, value);
        return new Wishes(resource, more, destructive, purpose, budgets, autonomy, tilt);
    }

    public Wishes within(Ask.Budget budget) {
        var more = new ArrayList<>(budgets);
        more.add(budget);
        return new Wishes(resource, labels, destructive, purpose, more, autonomy, tilt);
    }

    public Wishes as(Autonomy other) {
        return new Wishes(resource, labels, destructive, purpose, budgets, other, tilt);
    }

    public Wishes tilted(Tilt other) {
        return new Wishes(resource, labels, destructive, purpose, budgets, autonomy, other);
    }

    public Ask ask() {
        return ask(Policy.DEFAULT);
    }

    public Ask ask(Policy policy) {
        var alert = alert();
        return new Ask(
                "run-" + resource + "/1",
                "run-" + resource,
                resource,
                "inc-" + resource,
                purpose,
                "HealNode",
                destructive ? "replace" : "restart",
                destructive,
                alert,
                policy.scopes().of(resource, alert),
                budgets,
                "web-on-call",
                autonomy,
                false,
                tilt);
    }

    public Wish wish() {
        return Wish.of(ask(), 1, NOW);
    }

    public Alert alert() {
        return new Alert(
                "test",
                "series-" + resource,
                "episode-" + resource,
                "",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "InstanceDown",
                resource,
                NOW,
                null,
                labels,
                Map.of(),
                Map.of());
    }
}
