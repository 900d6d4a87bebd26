package dev.remediator.console;

import dev.remediator.reason.Reason;
import dev.remediator.warden.Posture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is held back for one reason.
///
/// @param reason why; none while that is being judged
/// @param wishes the first of it, in the order of the queue
/// @param all how much of it there is
public record SafetyHeld(@Nullable Reason reason, List<Wish> wishes, int all) {
    private static final int SHOWN = 50;

    /// Copies the list.
    public SafetyHeld {
        wishes = List.copyOf(wishes);
    }

    /// One wish.
    ///
    /// @param incident for which incident
    /// @param resource on what
    /// @param playbook whose remedy
    /// @param remedy its name; empty for a page
    /// @param scope whose matter it is
    /// @param since since when it is so
    /// @param until when it will be otherwise, if that is known
    public record Wish(
            String incident,
            String resource,
            String playbook,
            String remedy,
            String scope,
            When since,
            @Nullable When until) {

        private static Wish of(Posture.Waiting waiting, Instant now) {
            return new Wish(
                    waiting.incident(),
                    waiting.resource(),
                    waiting.playbook(),
                    waiting.remedy(),
                    waiting.scope(),
                    When.of(waiting.since(), now),
                    waiting.until() == null ? null : When.of(waiting.until(), now));
        }

        /// The incident's page.
        public String address() {
            return Addresses.incident(incident);
        }
    }

    /// By their reasons, in the order of the queue.
    static List<SafetyHeld> of(List<Posture.Waiting> waiting, Instant now) {
        var byReason = new LinkedHashMap<String, List<Posture.Waiting>>();
        for (var one : waiting) {
            var word = one.reason() == null ? "" : one.reason();
            byReason.computeIfAbsent(word, _ -> new ArrayList<>()).add(one);
        }
        return byReason.entrySet().stream().map(entry -> held(entry, now)).toList();
    }

    private static SafetyHeld held(Map.Entry<String, List<Posture.Waiting>> entry, Instant now) {
        var first = entry.getValue().stream().limit(SHOWN).map(w -> Wish.of(w, now)).toList();
        return new SafetyHeld(reason(entry.getKey()), first, entry.getValue().size());
    }

    private static @Nullable Reason reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /// The word of the closed list, which names the heading.
    public String word() {
        return reason == null ? "not judged yet" : reason.word();
    }

    /// How much of it is not shown.
    public int more() {
        return all - wishes.size();
    }
}
