package dev.remediator.postmortem;

import dev.remediator.escalation.CallReport;
import dev.remediator.escalation.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `GET /api/incidents/{id}` says of one incident, as far as a post-mortem needs it. Whatever
/// came from outside is as it came.
///
/// @param id names it
/// @param alert the alert's name
/// @param resource what it is about
/// @param state where it stands, in the API's words
/// @param playbook what answers it, if something does
/// @param reason why it stands there, in the words of the closed list
/// @param openedAt when we first heard
/// @param closedAt when it was over, if it is
/// @param acknowledgedBy who has taken it, if somebody has
/// @param acknowledgedAt when
/// @param source the kind of sender, if the log still has what it said
/// @param severity how bad it says it is
/// @param alertStartsAt since when it fires, by the source's clock
/// @param labels its identity
/// @param annotations text for people
/// @param pages who was called, in order
/// @param decisions everything decided about it, in order
public record Account(
        String id,
        String alert,
        String resource,
        String state,
        @Nullable String playbook,
        String reason,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String source,
        @Nullable String severity,
        @Nullable Instant alertStartsAt,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> annotations,
        List<Call> pages,
        List<Decided> decisions) {

    /// A call to people: who, by what, and what became of it in the words of the closed list.
    public record Call(
            Instant at, String to, String outcome, String detail, @Nullable Instant toldAt) {}

    /// One decision: where the incident stood afterwards, the word, what it means, and what was
    /// seen.
    public record Decided(
            Instant at,
            String state,
            String reason,
            String why,
            @Nullable String remedy,
            @Nullable String run,
            String facts) {}

    /// One line of `GET /api/audit`: what people told automation, and what the guards went through.
    ///
    /// @param about what it is about, such as the scope of a cord
    /// @param incident of which incident it is, or `control` for none
    public record Said(
            Instant at, String about, String incident, String reason, String why, String facts) {}

    /// The label's value; empty if there is none, or nobody knows.
    String label(String name) {
        return labels == null ? "" : labels.getOrDefault(name, "");
    }

    /// What the source says for people; empty if nothing.
    String annotation(String name) {
        return annotations == null ? "" : annotations.getOrDefault(name, "");
    }

    /// When the first of these was decided.
    @Nullable Instant first(List<String> reasons) {
        return decisions.stream()
                .filter(d -> reasons.contains(d.reason()))
                .map(Decided::at)
                .findFirst()
                .orElse(null);
    }

    /// When the first of these was decided about a way to people: what is only written down on this
    /// machine is none.
    @Nullable Instant firstOutside(String reason) {
        return decisions.stream()
                .filter(d -> d.reason().equals(reason))
                .filter(d -> CallReport.of(d.facts(), Rulebook.LAST_RESORT).isEmpty())
                .map(Decided::at)
                .findFirst()
                .orElse(null);
    }

    /// Which gathered page it was last a line of, as it was logged; empty if it is none, or if it
    /// is a gathered page itself.
    String gatheredIn() {
        return decisions.stream()
                .filter(d -> d.reason().equals("page-gathered") && d.facts().startsWith("in "))
                .map(Decided::facts)
                .reduce("", (_, last) -> last);
    }

    /// What the word means by which it stands where it does.
    String meaning() {
        return decisions.reversed().stream()
                .filter(d -> d.reason().equals(reason))
                .map(Decided::why)
                .findFirst()
                .orElse(reason);
    }

    /// Why people were called; empty if they were not.
    String calledFor() {
        return decisions.stream()
                .filter(d -> d.state().equals("paged"))
                .map(Decided::why)
                .findFirst()
                .orElse("");
    }
}
