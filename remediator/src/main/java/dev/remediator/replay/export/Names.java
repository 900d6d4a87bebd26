package dev.remediator.replay.export;

import dev.remediator.reason.Reason;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decision;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a test and its files are called. Labels are hostile: only letters, digits, `_` and `-` get
/// here.
final class Names {
    private static final int LONGEST = 40;

    private Names() {}

    /// The fixture, such as `inc-0123456789abcdef.jsonl`.
    static String fixture(String incident) {
        return cut(incident.replaceAll("[^A-Za-z0-9-]", "_")) + ".jsonl";
    }

    /// The class, such as `IncidentInc0123456789abcdefTest`.
    static String type(String incident) {
        return Arrays.stream(cut(incident).split("[^A-Za-z0-9]+", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("", "Incident", "Test"));
    }

    /// What happened, such as `web_1_was_healed_by_restart_the_service`.
    static String method(RecordedIncident incident) {
        var last = incident.decisions().reduce((_, later) -> later).orElseThrow();
        var target = incident.resource().substring(incident.resource().indexOf('/') + 1);
        var name = words(target).orElse("it") + "_was_" + last.state().word();
        var whole = name + remedy(incident).map(r -> how(last) + r).orElse("");
        return Character.isDigit(whole.charAt(0)) ? "the_" + whole : whole;
    }

    private static String how(Decision last) {
        return switch (last.state()) {
            case HEALED -> "_by_";
            case ACTING -> "_with_";
            default -> "_after_";
        };
    }

    /// The last remedy a worker took up.
    private static Optional<String> remedy(RecordedIncident incident) {
        return incident.decisions()
                .filter(decision -> decision.reason() == Reason.CLAIM_GRANTED)
                .flatMap(decision -> Optional.ofNullable(decision.remedy()).stream())
                .reduce((_, later) -> later)
                .flatMap(Names::words);
    }

    private static Optional<String> words(String text) {
        var words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        var trimmed = cut(words).replaceAll("^_+|_+$", "");
        return trimmed.isEmpty() ? Optional.empty() : Optional.of(trimmed);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
