package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.replay.engine.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at one incident as it was and as it would be, and finds what is different. Where
/// everything that follows is later by the same time, only the first of it is told.
final class Contrast {
    private final Duration tolerance;
    private final EnumMap<Kind, String> kinds = new EnumMap<>(Kind.class);
    private final Moments moments;
    private Duration shift = Duration.ZERO;

    private Contrast(Duration tolerance, Instant openedAt) {
        this.tolerance = tolerance;
        this.moments = new Moments(openedAt);
    }

    /// What is different; nothing if the two are the same.
    static EnumMap<Kind, String> of(
            @Nullable Tale before, @Nullable Tale after, List<Note> notes, Duration tolerance) {
        var either = before == null ? after : before;
        var opened = either == null ? Instant.MIN : either.openedAt;
        var contrast = new Contrast(tolerance, opened);
        if (before != null && after != null) {
            contrast.both(before, after);
        } else if (after != null) {
            contrast.one(after, Kind.NEW_INCIDENT, Kind.WOULD_NOW_RUN, Kind.PAGED_NOW);
        } else if (before != null) {
            contrast.one(
                    before, Kind.INCIDENT_GONE, Kind.WOULD_NO_LONGER_RUN, Kind.PAGED_NO_LONGER);
        }
        notes.stream()
                .filter(note -> note.kind() == Note.Kind.OTHER_STEPS)
                .map(Prose::said)
                .reduce((one, more) -> one + "; " + more)
                .ifPresent(told -> contrast.kinds.put(Kind.OTHER_STEPS, told));
        return contrast.kinds;
    }

    private void one(Tale tale, Kind kind, Kind runs, Kind paged) {
        boolean now = kind == Kind.NEW_INCIDENT;
        kinds.put(kind, now ? "none -> " + ending(tale) : ending(tale) + " -> none");
        if (!tale.tried().isEmpty()) {
            var ran = ran(tale);
            kinds.put(runs, now ? "nothing -> " + ran : ran + " -> nothing");
        }
        if (tale.pagedAt() != null) {
            var at = moments.at(tale.pagedAt());
            kinds.put(paged, now ? "nobody -> " + at : at + " -> nobody");
        }
    }

    private void both(Tale before, Tale after) {
        playbooks(before, after);
        remedies(before, after);
        pages(before, after);
        reasons(before, after);
        ends(before, after);
    }

    private void playbooks(Tale before, Tale after) {
        if (!before.playbook().equals(after.playbook())) {
            kinds.put(
                    Kind.OTHER_PLAYBOOK, name(before.playbook()) + " -> " + name(after.playbook()));
        }
    }

    private static String name(String playbook) {
        return playbook.isEmpty() ? "none" : playbook;
    }

    private void remedies(Tale before, Tale after) {
        var were = before.remedies();
        var would = after.remedies();
        for (int i = 0; i < Math.min(were.size(), would.size()); i++) {
            if (!were.get(i).equals(would.get(i))) {
                kinds.put(Kind.OTHER_REMEDY, ran(before) + " -> " + ran(after));
                return;
            }
            acts(before.tried().get(i), after.tried().get(i));
        }
        if (were.size() != would.size()) {
            var kind = were.size() < would.size() ? Kind.WOULD_NOW_RUN : Kind.WOULD_NO_LONGER_RUN;
            kinds.put(kind, ran(before) + " -> " + ran(after));
        }
    }

    private void acts(Tale.Tried was, Tale.Tried would) {
        var by = Duration.between(was.at(), would.at());
        if (within(by) || within(by.minus(shift))) {
            return;
        }
        shift = by;
        kinds.putIfAbsent(
                by.isNegative() ? Kind.ACTS_EARLIER : Kind.ACTS_LATER,
                "%s %s -> %s (%s)"
                        .formatted(
                                quoted(was.remedy()),
                                moments.at(was.at()),
                                moments.at(would.at()),
                                Moments.by(was.at(), would.at())));
    }

    private void pages(Tale before, Tale after) {
        boolean known = before.callsKnown() == after.callsKnown();
        var was = known ? before.pagedAt() : before.wantedAt();
        var would = known ? after.pagedAt() : after.wantedAt();
        if (was == null && would == null) {
            return;
        }
        if (was == null || would == null) {
            kinds.put(
                    was == null ? Kind.PAGED_NOW : Kind.PAGED_NO_LONGER,
                    (was == null ? "nobody" : moments.at(was))
                            + " -> "
                            + (would == null ? "nobody" : moments.at(would)));
            return;
        }
        var by = Duration.between(was, would);
        if (!within(by)) {
            shift = by;
            kinds.put(
                    by.isNegative() ? Kind.PAGED_EARLIER : Kind.PAGED_LATER,
                    "%s -> %s (%s)"
                            .formatted(moments.at(was), moments.at(would), Moments.by(was, would)));
        }
    }

    private void reasons(Tale before, Tale after) {
        var gone = missing(before, after);
        var come = missing(after, before);
        if (!before.remedies().equals(after.remedies())) {
            // What became of a remedy goes without saying where it is not the same one.
            gone.removeIf(reason -> Part.of(reason) == Part.OUTCOME);
            come.removeIf(reason -> Part.of(reason) == Part.OUTCOME);
        }
        if (!gone.isEmpty() || !come.isEmpty()) {
            kinds.put(Kind.OTHER_REASON, words(gone) + " -> " + words(come));
        } else if (before.why() != after.why()
                && before.wantedAt() != null
                && after.wantedAt() != null) {
            kinds.put(Kind.OTHER_REASON, word(before.why()) + " -> " + word(after.why()));
        }
    }

    private Set<Reason> missing(Tale from, Tale in) {
        var all = from.reasons(tolerance);
        all.removeAll(in.reasons(Duration.ofSeconds(-1)));
        return all;
    }

    private void ends(Tale before, Tale after) {
        var was = before.end();
        var would = after.end();
        if (was == null && would == null) {
            return;
        }
        if (was == null || would == null || was.reason() != would.reason()) {
            kinds.put(Kind.OTHER_END, ending(before) + " -> " + ending(after));
            return;
        }
        var by = Duration.between(was.at(), would.at());
        if (!within(by) && !within(by.minus(shift))) {
            kinds.put(
                    by.isNegative() ? Kind.ENDS_EARLIER : Kind.ENDS_LATER,
                    "%s %s -> %s (%s)"
                            .formatted(
                                    was.reason().word(),
                                    moments.at(was.at()),
                                    moments.at(would.at()),
                                    Moments.by(was.at(), would.at())));
        }
    }

    private boolean within(Duration by) {
        return by.abs().compareTo(tolerance) <= 0;
    }

    private String ran(Tale tale) {
        return tale.tried().isEmpty()
                ? "nothing"
                : tale.tried().stream()
                        .map(tried -> quoted(tried.remedy()) + " " + moments.at(tried.at()))
                        .collect(Collectors.joining(", "));
    }

    private String ending(Tale tale) {
        var end = tale.end();
        return end == null ? "still open" : end.reason().word() + " " + moments.at(end.at());
    }

    private static String quoted(String remedy) {
        return "'" + remedy + "'";
    }

    private static String words(Set<Reason> reasons) {
        return reasons.isEmpty()
                ? "none"
                : reasons.stream().map(Reason::word).collect(Collectors.joining(", "));
    }

    private static String word(@Nullable Reason reason) {
        return reason == null ? "none" : reason.word();
    }

    /// The reasons behind it: what is said now and was not, and the other way round.
    static Difference.Why why(@Nullable Tale before, @Nullable Tale after, Duration tolerance) {
        var were = all(before, tolerance);
        var would = all(after, tolerance);
        var now = new TreeSet<>(would);
        now.removeAll(all(before, Duration.ofSeconds(-1)));
        var noLonger = new TreeSet<>(were);
        noLonger.removeAll(all(after, Duration.ofSeconds(-1)));
        return new Difference.Why(List.copyOf(now), List.copyOf(noLonger));
    }

    private static Set<Reason> all(@Nullable Tale tale, Duration longerThan) {
        if (tale == null) {
            return new TreeSet<>();
        }
        var all = new TreeSet<>(tale.reasons(longerThan));
        var end = tale.end();
        if (end != null) {
            all.add(end.reason());
        }
        return all;
    }
}
