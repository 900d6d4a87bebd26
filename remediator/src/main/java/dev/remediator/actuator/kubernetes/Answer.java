package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the API answered.
///
/// @param code the HTTP status
/// @param body what it said
/// @param status the same as a Status object, where it is one; else an empty one
/// @param retryAfter how long it asks to be left alone; zero if it does not
record Answer(int code, String body, Status status, Duration retryAfter) {
    private static final int LONGEST = 300;

    boolean done() {
        return code >= 200 && code < 300;
    }

    /// Whether it is the answer of a server that cannot answer now. That a pod has two budgets is
    /// said with a 500 and is an answer all the same.
    boolean failed() {
        return code >= 500 && !message().contains("PodDisruptionBudget");
    }

    /// Whether it refuses because too much is asked of it, and not because of a disruption budget.
    boolean throttled() {
        return code == 429 && budget().isEmpty();
    }

    /// What a disruption budget has against it.
    Optional<String> budget() {
        return cause("DisruptionBudget");
    }

    /// What it says of a cause of this kind.
    Optional<String> cause(String reason) {
        var details = status.getDetails();
        List<StatusCause> causes = details == null ? List.of() : details.getCauses();
        return causes.stream()
                .filter(cause -> reason.equals(cause.getReason()))
                .map(cause -> Optional.ofNullable(cause.getMessage()).orElse(message()))
                .findFirst();
    }

    /// Its own words, in one line.
    String message() {
        var said = Optional.ofNullable(status.getMessage()).orElse(body);
        var line = said.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /// A sentence for what nobody has a use for.
    ///
    /// @param whom who was asked
    /// @param request what was asked
    ActuatorException refusal(String whom, String request) {
        var sentence =
                switch (code) {
                    case 401 -> "%s does not know who asks to %s: %s";
                    case 403 -> "%s does not allow us to %s: %s";
                    case 404 -> "%s does not have what it was to %s: %s";
                    case 409 -> "%s could not %s because of a conflict: %s";
                    default -> "%s refused to %s with " + code + ": %s";
                };
        return new ActuatorException(sentence.formatted(whom, request, message()));
    }
}
