package dev.remediator.history;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.State;
import dev.remediator.topic.Logged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One incident being told: decisions are added as they are read. Guarded by its history.
final class Story {
    private static final int MOST_DECISIONS = 1000;

    /// How a page begins that is an incident of its own, and what its name begins with. All other
    /// pages are about incidents that begin, and end, with something else.
    private static final Map<Reason, String> PAGES =
            Map.of(
                    Reason.PAGE_LOST, "notice-lost-",
                    Reason.PAGE_GATHERED, "notice-gathered-",
                    Reason.PAGE_TEST, "notice-test-",
                    Reason.PAGE_CALLED, "notice-faulted-");

    /// What is worth a line, but does not say where the incident stands.
    private static final Set<Reason> NOTES =
            EnumSet.of(
                    Reason.REPEATED,
                    Reason.STALE_ALERT,
                    Reason.RESOLVED,
                    Reason.EXPIRED,
                    Reason.APPROVED,
                    Reason.SUPPRESSED_AT_SOURCE,
                    Reason.INTENT_COMMITTED,
                    Reason.STEP_RECORDED,
                    Reason.LATE_REPORT,
                    Reason.PAGE_CONFIRMING,
                    Reason.PAGE_NOT_NEEDED,
                    Reason.PAGE_REARMING,
                    Reason.PAGE_GATHERED,
                    Reason.PAGE_CALLED,
                    Reason.PAGE_DELIVERED,
                    Reason.PAGE_LATER,
                    Reason.PAGE_FAILED,
                    Reason.PAGE_UNCLEAR,
                    Reason.PAGE_ESCALATED,
                    Reason.PAGE_UNANSWERED,
                    Reason.PAGE_LOST,
                    Reason.PAGE_RECOVERED,
                    Reason.ACKNOWLEDGED,
                    Reason.UNACKNOWLEDGED,
                    Reason.REPLAYED,
                    Reason.PAGE_TEST);

    private final List<Decision> decisions = new ArrayList<>();
    private final Instant openedAt;
    private Decision headline;
    private @Nullable Instant closedAt;
    private int repeats;
    private @Nullable Alert begun;
    private @Nullable Alert alert;
    private @Nullable Taken taken;

    Story(Decision first) {
        openedAt = first.at();
        headline = first;
        add(first);
    }

    /// Whether a decision opens an incident at all; late and pointless messages do not, nor does
    /// one more alert of what no playbook answers, whose story has been forgotten, nor how people
    /// are called, but for the pages that are incidents of their own. What belongs to no incident
    /// is for the audit.
    static boolean begins(Decision decision) {
        if (Audit.only(decision)) {
            return false;
        }
        return switch (decision.reason()) {
            case STALE_ALERT,
                    NOTHING_OPEN,
                    SUPPRESSED_AT_SOURCE,
                    APPROVED,
                    PAGE_CONFIRMING,
                    PAGE_NOT_NEEDED,
                    PAGE_REARMING,
                    PAGE_DELIVERED,
                    PAGE_LATER,
                    PAGE_FAILED,
                    PAGE_UNCLEAR,
                    PAGE_ESCALATED,
                    PAGE_UNANSWERED,
                    PAGE_RECOVERED,
                    ACKNOWLEDGED,
                    UNACKNOWLEDGED,
                    REPLAYED ->
                    false;
            case PAGE_LOST, PAGE_GATHERED, PAGE_TEST, PAGE_CALLED -> beginsPage(decision);
            case REPEATED -> decision.state() != State.UNMATCHED;
            default -> true;
        };
    }

    /// Whether a page begins that is an incident of its own. Of one name there may be several, one
    /// after the other.
    static boolean beginsPage(Decision decision) {
        var name = PAGES.get(decision.reason());
        return name != null && decision.incident().startsWith(name);
    }

    void add(Decision decision) {
        // How it began and how it ended matter more than what went on in between.
        if (decisions.size() == MOST_DECISIONS) {
            decisions.remove(MOST_DECISIONS / 2);
        }
        if (isRepeat(decision) && !decisions.isEmpty() && isRepeat(decisions.getLast())) {
            decisions.set(decisions.size() - 1, counted(decision, ++repeats));
        } else {
            repeats = 1;
            decisions.add(decision);
        }
        if (!isNote(decision)) {
            headline = decision;
        }
        if (decision.reason() == Reason.ACKNOWLEDGED) {
            taken = Taken.of(decision);
        } else if (nobodyHasIt(decision.reason())) {
            taken = null;
        }
        if (decision.closes()) {
            closedAt = decision.at();
        }
    }

    /// People are called only for what nobody has.
    private static boolean nobodyHasIt(Reason reason) {
        return reason == Reason.UNACKNOWLEDGED || reason == Reason.PAGE_CALLED;
    }

    private static boolean isRepeat(Decision decision) {
        return decision.reason() == Reason.REPEATED && !decision.closes();
    }

    /// A night of repeats is one line.
    private static Decision counted(Decision d, int times) {
        return new Decision(
                d.incident(),
                d.resource(),
                d.at(),
                d.reason(),
                d.state(),
                d.series(),
                d.alert(),
                d.playbook(),
                d.remedy(),
                d.run(),
                times + " times, last now",
                d.settles(),
                d.closes());
    }

    /// What only skips a remedy is a note, unless no remedy is left and people are paged for it.
    private static boolean isNote(Decision decision) {
        return switch (decision.reason()) {
            case COOLING_DOWN, RELAPSED -> decision.state() != State.PAGED;
            default -> NOTES.contains(decision.reason()) && !decision.closes();
        };
    }

    /// Keeps the alert the decision was about, if it says whether its own series fires.
    void hear(Logged logged) {
        if (logged.cause() instanceof Event.AlertReceived(var said)
                && said.series().equals(logged.decision().series())
                && said.status() != AlertStatus.SUPPRESSED
                && logged.decision().reason() != Reason.STALE_ALERT) {
            alert = said;
            begun = begun == null ? said : begun;
        }
    }

    /// What was last heard from the source; nothing, if the log no longer has it.
    Optional<Heard> heard() {
        return Optional.ofNullable(alert)
                .map(said -> new Heard(headline.incident(), said, openedAt, !closed()));
    }

    boolean closed() {
        return closedAt != null;
    }

    IncidentView view() {
        return new IncidentView(
                headline.incident(),
                headline.alert(),
                headline.resource(),
                headline.state().word(),
                headline.playbook(),
                headline.reason().word(),
                openedAt,
                closedAt,
                taken == null ? null : taken.by(),
                Replayed.name(headline.resource()).orElse(null));
    }

    IncidentView.Detailed detailed() {
        return new IncidentView.Detailed(
                view(), begun, taken == null ? null : taken.at(), Call.of(decisions), decisions);
    }
}
