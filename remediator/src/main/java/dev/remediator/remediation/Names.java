package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// Names that are computed, not drawn: the same history gives the same names.
public final class Names {

    private Names() {}

    /// An incident's name, from what opened it and when.
    ///
    /// @param alert the alert that opened it
    /// @param openedAt when the engine heard of it
    public static String incident(Alert alert, Instant openedAt) {
        var text = alert.series() + '\0' + alert.episode() + '\0' + openedAt.toEpochMilli();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return "inc-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A run's name: the how-manieth of which incident.
    static String run(Incident incident) {
        return incident.id() + "-r" + (incident.attempts().size() + 1);
    }

    /// Once, twice, and so on.
    static String times(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    /// Whether the run is one of this incident's.
    static boolean isRunOf(Incident incident, String run) {
        return run.startsWith(incident.id() + "-r");
    }

    /// Whether it names no incident of a resource, but something the warden tells people about.
    static boolean isNotice(String id) {
        return id.startsWith("notice-");
    }
}
