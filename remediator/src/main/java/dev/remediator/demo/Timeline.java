package dev.remediator.demo;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/// The demonstration as it happens, one line each: when, what, where it stands now.
final class Timeline {
    /// What would only be noise to a first look.
    private static final Set<Reason> QUIET =
            EnumSet.of(
                    Reason.REPEATED, Reason.RESOLVED, Reason.OFFER_REPEATED, Reason.NOTHING_OPEN);

    private final PrintStream out;
    private final boolean colours;
    private final InstantSource clock;
    private final Instant start;

    Timeline(PrintStream out, boolean colours, InstantSource clock) {
        this.out = out;
        this.colours = colours;
        this.clock = clock;
        this.start = clock.instant();
    }

    void title(String text) {
        line("");
        line(bold(text));
    }

    /// Something the demonstration itself does.
    void does(String text) {
        line(since(clock.instant()) + "  " + bold("·· " + text));
    }

    void decided(Decision decision) {
        if (QUIET.contains(decision.reason())) {
            return;
        }
        var what =
                decision.reason().word()
                        + (decision.remedy() == null ? "" : ": " + decision.remedy());
        var facts =
                decision.facts().isEmpty() ? "" : dim("  " + shortened(plain(decision.facts())));
        line(
                "%s  %-6s %s %s%s"
                        .formatted(
                                since(decision.at()),
                                plain(decision.resource().replaceFirst("^[^/]*/", "")),
                                state(decision),
                                what,
                                facts));
    }

    void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    private String since(Instant at) {
        var millis = Math.max(0, Duration.between(start, at).toMillis());
        return "+%5.1fs".formatted(millis / 1000.0);
    }

    private String state(Decision decision) {
        var word = "%-9s".formatted(decision.state().word());
        return switch (decision.state()) {
            case HEALED -> colour("32", word);
            case PAGED, REFUSED -> colour("31", word);
            case ACTING -> colour("33", word);
            case VERIFYING -> colour("36", word);
            case WATCHING, WAITING, CLEARED, UNMATCHED -> word;
        };
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String shortened(String text) {
        return text.length() <= 70 ? text : text.substring(0, 69) + "…";
    }

    String bold(String text) {
        return colour("1", text);
    }

    private String dim(String text) {
        return colour("2", text);
    }

    private String colour(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
