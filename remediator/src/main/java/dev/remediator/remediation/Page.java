package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// A page to people, with the diagnosis written: the topic `pages`.
///
/// @param action what is to be done at the pager
/// @param incident whose page; also what makes repeats one page at the pager
/// @param resource what it is about
/// @param policy who is to be paged
/// @param alert what fired
/// @param playbook what answered it
/// @param why why automation stopped
/// @param attempts what was tried, with what came of it
/// @param at when it was decided
/// @param firingSince since when it has fired without a break, by our clock
public record Page(
        Action action,
        String incident,
        String resource,
        String policy,
        Alert alert,
        String playbook,
        Reason why,
        List<Attempt> attempts,
        Instant at,
        Instant firingSince) {

    private static final int LONGEST = 100;

    /// Copies the attempts.
    public Page {
        attempts = List.copyOf(attempts);
    }

    /// About something that begins with this page.
    public Page(
            Action action,
            String incident,
            String resource,
            String policy,
            Alert alert,
            String playbook,
            Reason why,
            List<Attempt> attempts,
            Instant at) {
        this(action, incident, resource, policy, alert, playbook, why, attempts, at, at);
    }

    /// The same, with something else to be done at the pager.
    public Page doing(Action other) {
        return new Page(
                other, incident, resource, policy, alert, playbook, why, attempts, at, firingSince);
    }

    /// Whether it is about something that is replayed: it must reach nobody.
    public boolean replayed() {
        return Replayed.is(resource) || Replayed.is(alert);
    }

    /// What is to be done at the pager.
    public enum Action {
        /// Wake somebody.
        TRIGGER,
        /// Somebody has taken it.
        ACKNOWLEDGE,
        /// It is over.
        RESOLVE
    }

    /// Names the page where keys are short: the incident, or the digest of a very long one.
    public String key() {
        return key(incident);
    }

    /// The same, of the page about an incident.
    public static String key(String incident) {
        if (incident.length() <= LONGEST) {
            return incident;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(incident.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The pager's key: the same for trigger, acknowledge and resolve. At most 111 characters,
    /// which fits every service.
    public String dedupKey() {
        return "remediator:" + key();
    }
}
