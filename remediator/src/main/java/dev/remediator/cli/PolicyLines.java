package dev.remediator.cli;

import dev.remediator.alert.Severity;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Person;
import dev.remediator.oncall.Policies;
import dev.remediator.oncall.Schedule;
import dev.remediator.topic.Json;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// An escalation policy in code as people and programs read it.
///
/// @param name what playbooks call it
/// @param plan what it says
/// @param pagedBy the playbooks that page it
record PolicyLines(String name, CallPlan plan, List<String> pagedBy) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

    /// The sentence, and who pages it.
    List<String> brief() {
        return List.of(
                name,
                "  " + plan.sentence(),
                pagedBy.isEmpty()
                        ? "  No playbook pages it."
                        : "  Paged by " + String.join(", ", pagedBy) + ".");
    }

    /// The same with its steps as a table, who is on call, and whom it would call.
    Stream<String> whole(Instant now) {
        return Stream.of(
                        brief().stream(),
                        Stream.of(""),
                        steps(),
                        Policies.schedulesOf(plan).stream().flatMap(s -> turns(s, now)),
                        Stream.of("", "About a critical alert it would now call:"),
                        calls(now))
                .flatMap(lines -> lines);
    }

    private Stream<String> steps() {
        int width = plan.steps().stream().mapToInt(s -> who(s).length()).max().orElse(0);
        var row = "%-4s  %-16s  %-" + Math.max(width, 3) + "s  %s";
        return Stream.concat(
                Stream.of(row.formatted("STEP", "BEGINS", "WHO", "WHEN")),
                Stream.iterate(0, i -> i < plan.steps().size(), i -> i + 1)
                        .map(i -> row(row, i, plan.steps().get(i))));
    }

    private static String row(String row, int number, CallPlan.Step step) {
        var when = step.occasion().sentence();
        return row.formatted(number + 1, step.delay(), who(step), when.isEmpty() ? "always" : when);
    }

    private static String who(CallPlan.Step step) {
        return String.join(", ", step.contacts().stream().map(c -> c.sentence()).toList());
    }

    private static Stream<String> turns(Schedule schedule, Instant now) {
        var changes = schedule.changesAfter(now);
        var until =
                changes.map(
                        at -> " until %s, then %s".formatted(day(schedule, at), at(schedule, at)));
        return Stream.of(
                "",
                schedule.sentence(),
                "  Now %s%s.".formatted(at(schedule, now), until.orElse("")));
    }

    private Stream<String> calls(Instant now) {
        var calls = plan.callsAt(Severity.CRITICAL, now);
        return calls.isEmpty()
                ? Stream.of("  nobody, as the rotation has not begun")
                : calls.stream().map(call -> "  " + call.sentence());
    }

    /// The same for programs.
    ObjectNode json(Instant now) {
        var line = Json.MAPPER.createObjectNode();
        line.put("policy", name).put("inCode", true).put("sentence", plan.sentence());
        pagedBy.forEach(line.putArray("pagedBy")::add);
        var steps = line.putArray("steps");
        for (var step : plan.steps()) {
            var one = steps.addObject().put("after", step.after().toString());
            step.contacts().forEach(c -> one.withArray("who").add(c.sentence()));
            one.put("when", step.occasion().sentence());
        }
        var schedules = line.putArray("schedules");
        for (var schedule : Policies.schedulesOf(plan)) {
            var one =
                    schedules
                            .addObject()
                            .put("schedule", schedule.name())
                            .put("sentence", schedule.sentence());
            schedule.at(now).ifPresent(p -> one.put("now", p.name()));
            schedule.changesAfter(now)
                    .ifPresent(
                            at -> {
                                one.put("changesAt", at.toString());
                                schedule.at(at).ifPresent(p -> one.put("then", p.name()));
                            });
        }
        return line;
    }

    private static String at(Schedule schedule, Instant time) {
        return schedule.at(time).map(Person::name).orElse("nobody");
    }

    private static String day(Schedule schedule, Instant time) {
        return DAY.format(ZonedDateTime.ofInstant(time, schedule.zone()));
    }
}
