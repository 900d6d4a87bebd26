package dev.remediator.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A source that is asked now and then what fires there, in case a message of it was missed.
///
/// @param source what kind of source; only `alertmanager` can be asked
/// @param url where it is, as it is reached from here; of one instance, not of a balancer before
///   several, whose answers would not be one instance's. A name and a password in it are sent
/// @param secret where the password of the name in `url` is, or, without a name there, a bearer
///   token: `env:NAME`, `file:PATH` or `literal:TEXT`. Default none
/// @param every how often it is asked, and how late its own message may be before it counts as
///   missed; with a long `group_interval` there, choose that. Default 1 min, at most a day
/// @param receiver only what it sends to this receiver of its own; empty for all that fires there.
///   Default all
/// @param settledAfter how long it must have been running before it is believed that what it does
///   not list is over: it forgets alerts when it is restarted, until they are sent to it again.
///   Default 5 min
public record Reconcile(
        String source,
        String url,
        String secret,
        Duration every,
        String receiver,
        Duration settledAfter) {
    private static final Set<String> SOURCES = Set.of("alertmanager");
    private static final Duration MOST_OFTEN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /// Perhaps a user and a password, a name or a number, perhaps a port and a path.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "https?://([^/?#@\\s]*@)?([^/?#@:\\s]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?(/[^?#\\s]*)?");

    /// What an entry of the list need not say.
    static final Map<String, String> DEFAULTS =
            Map.of("secret", "", "every", "PT1M", "receiver", "", "settled-after", "PT5M");

    /// Where no secret is needed but what is in the address.
    public Reconcile(
            String source, String url, Duration every, String receiver, Duration settledAfter) {
        this(source, url, "", every, receiver, settledAfter);
    }

    /// Refuses what cannot be asked.
    public Reconcile {
        if (!SOURCES.contains(source)) {
            throw new IllegalArgumentException(
                    "source is '" + source + "', but only alertmanager can be asked");
        }
        if (!ADDRESS.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "url is '" + shown(url) + "', but must be an http or https address");
        }
        if (!secret.isEmpty() && !secret.matches("(?s)(env|file|literal):.+")) {
            throw new IllegalArgumentException(
                    "secret must be env:NAME, file:PATH or literal:TEXT");
        }
        if (!secret.isEmpty() && url.matches("https?://[^/@]*:[^/@]*@.*")) {
            throw new IllegalArgumentException(
                    "secret is set, but url has a password too; take it out of the url");
        }
        between("every", every, MOST_OFTEN);
        between("settled-after", settledAfter, Duration.ZERO);
    }

    private static void between(String key, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s is %s, but must be between %s and %s"
                            .formatted(key, value, least, LONGEST));
        }
    }

    /// An entry that says only what it must.
    public static Reconcile alertmanager(String url) {
        return new Reconcile("alertmanager", url, Duration.ofMinutes(1), "", Duration.ofMinutes(5));
    }

    /// The address for logs and people: without a password, and without a slash at its end.
    public String shown() {
        return shown(url);
    }

    /// Whatever was meant to be an address, without all that stands before an `@` in it.
    private static String shown(String address) {
        return address.replaceFirst("(?s)^(https?://)?.*@", "$1").replaceFirst("/+$", "");
    }

    @Override
    public String toString() {
        return "Reconcile[source=%s, url=%s, every=%s, receiver=%s, settledAfter=%s]"
                .formatted(source, shown(), every, receiver, settledAfter);
    }
}
