package dev.remediator.console;

import dev.remediator.alert.Alert;
import dev.remediator.history.Call;
import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One incident, whole.
///
/// @param id names it everywhere
/// @param card the same as on the first page
/// @param over whether it is over
/// @param lasted how long it has lasted, or lasts already
/// @param reason the word for why it stands where it stands
/// @param advice what an operator can do about it; empty if nothing
/// @param takenAt when somebody has taken it; nothing if nobody has
/// @param source what has said so; empty if the log no longer has it
/// @param texts labels and annotations of the alert and where it leads
/// @param calls who was called
/// @param timeline everything that was decided
/// @param playbook the address of its playbook, with the last run marked; empty without one
/// @param others the address of the incidents on the same resource
/// @param api the address of the same for programs
public record IncidentStory(
        String id,
        IncidentCard card,
        boolean over,
        String lasted,
        String reason,
        String advice,
        @Nullable When takenAt,
        String source,
        List<Text> texts,
        List<Called> calls,
        Timeline timeline,
        String playbook,
        String others,
        String api) {
    private static final int LONGEST = 2000;

    /// Something the alert says.
    ///
    /// @param kind `label`, `annotation` or `link`
    /// @param name its name
    /// @param value what it says
    /// @param link the same, if it is an address of the web; else empty
    public record Text(String kind, String name, String value, String link) {}

    /// Somebody who was called.
    ///
    /// @param at when
    /// @param to who, by what
    /// @param outcome what became of it, in a sentence
    /// @param detail what the channel said; empty if nothing
    public record Called(When at, String to, String outcome, String detail) {}

    /// Copies the lists.
    public IncidentStory {
        texts = List.copyOf(texts);
        calls = List.copyOf(calls);
    }

    static IncidentStory of(
            IncidentView.Detailed found, Optional<Posture.Waiting> held, Instant now) {
        var incident = found.incident();
        var closedAt = incident.closedAt();
        var takenAt = found.acknowledgedAt();
        var id = Words.encoded(incident.id());
        return new IncidentStory(
                incident.id(),
                IncidentCard.of(found, held, now),
                closedAt != null,
                lasted(incident.openedAt(), closedAt == null ? now : closedAt),
                incident.reason(),
                Words.reason(heldBy(held).orElse(incident.reason())).map(Reason::advice).orElse(""),
                takenAt == null ? null : When.of(takenAt, now),
                found.begun() == null ? "" : found.begun().source(),
                texts(found.begun()),
                found.pages().stream().map(call -> called(call, now)).toList(),
                Timeline.of(found.decisions(), now),
                playbook(found),
                "/?q=" + Words.encoded(incident.resource()),
                "/api/incidents/" + id);
    }

    private static Optional<String> heldBy(Optional<Posture.Waiting> held) {
        return held.flatMap(waiting -> Optional.ofNullable(waiting.reason()));
    }

    private static String lasted(Instant from, Instant until) {
        var time = Duration.between(from, until);
        return When.lasting(time.isNegative() ? Duration.ZERO : time);
    }

    private static List<Text> texts(@Nullable Alert alert) {
        var texts = new ArrayList<Text>();
        if (alert != null) {
            add(texts, "label", alert.labels());
            add(texts, "annotation", alert.annotations());
            add(texts, "link", alert.links());
        }
        return texts;
    }

    private static void add(List<Text> texts, String kind, Map<String, String> said) {
        said.forEach(
                (name, value) -> {
                    var shown = Words.brief(value, LONGEST);
                    var link = Words.link(value).filter(l -> l.length() <= LONGEST).orElse("");
                    texts.add(new Text(kind, Words.brief(name, LONGEST), shown, link));
                });
    }

    private static Called called(Call call, Instant now) {
        return new Called(
                When.of(call.at(), now),
                Words.brief(call.to(), LONGEST),
                Words.sentence(
                        Words.reason(call.outcome()).map(Reason::sentence).orElse(call.outcome())),
                Words.brief(call.detail(), LONGEST));
    }

    private static String playbook(IncidentView.Detailed found) {
        var name = found.incident().playbook();
        if (name == null) {
            return "";
        }
        return "/playbooks/%s?incident=%s"
                .formatted(Words.encoded(name), Words.encoded(found.incident().id()));
    }
}
