package dev.remediator.console;

import dev.remediator.guard.Matcher;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One silence or maintenance window.
///
/// @param id names it
/// @param kind `silence` or `maintenance`
/// @param active whether it holds now; else it is planned
/// @param matchers what it covers
/// @param from when it begins
/// @param until when it ends
/// @param by who set it
/// @param why what they said
/// @param ends whether it can be ended here; what the settings say cannot
public record SafetySilence(
        String id,
        String kind,
        boolean active,
        String matchers,
        When from,
        When until,
        String by,
        String why,
        boolean ends) {

    /// Those that people have set, and the windows of the settings; what holds now first.
    static List<SafetySilence> all(Sources sources) {
        var now = sources.clock().instant();
        var set = sources.history().posture().now().controls().silences().stream();
        var planned =
                sources.policy().rules().maintenance().stream()
                        .filter(window -> window.until().isAfter(now));
        return Stream.concat(
                        set.filter(silence -> silence.until().isAfter(now))
                                .map(silence -> of(silence, now)),
                        planned.map(window -> of(window, now)))
                .sorted(
                        Comparator.comparing(SafetySilence::active)
                                .reversed()
                                .thenComparing(silence -> Instant.parse(silence.from().iso())))
                .toList();
    }

    private static SafetySilence of(Silence silence, Instant now) {
        return new SafetySilence(
                silence.id(),
                silence.maintenance() ? "maintenance" : "silence",
                silence.holds(now),
                silence.matchers().stream().map(Matcher::text).collect(Collectors.joining(" ")),
                When.of(silence.from(), now),
                When.of(silence.until(), now),
                silence.by(),
                silence.why(),
                true);
    }

    private static SafetySilence of(Window window, Instant now) {
        return new SafetySilence(
                window.id(),
                "maintenance",
                !now.isBefore(window.from()),
                String.join(" ", window.matchers()),
                When.of(window.from(), now),
                When.of(window.until(), now),
                "settings",
                window.why(),
                false);
    }
}
