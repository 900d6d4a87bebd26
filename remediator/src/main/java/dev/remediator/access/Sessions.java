package dev.remediator.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who has signed in. Nothing is kept of a session: its cookie says who it is and until when, and
/// is sealed with a key made of the token. So it ends when the token is taken away or changed,
/// outlives a restart, and holds at every remediator that has the same tokens. Thread-safe.
public final class Sessions {
    /// How long one lasts.
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final int LONGEST_COOKIE = 1024;
    private static final int MOST_ENDED = 10_000;
    private static final Pattern SAID = Pattern.compile("([0-9]{1,12}) ([A-Za-z0-9_-]{22}) (.+)");

    private final Tokens tokens;
    private final InstantSource clock;

    /// Those that were signed out here, until there are too many.
    private final Map<String, Boolean> ended =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_ENDED;
                }
            };

    /// @param tokens whose sessions
    /// @param clock the time
    public Sessions(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Signs in.
    ///
    /// @return the cookie's value; none if it is nobody's token
    public Optional<String> begin(String token) {
        long until = clock.instant().plus(LENGTH).getEpochSecond();
        return tokens.pass(token)
                .map(
                        pass -> {
                            var nonce = Seal.text(Seal.chance(16));
                            var said = until + " " + nonce + " " + pass.caller().name();
                            return encoded(said) + "." + pass.sealed(said);
                        });
    }

    private static String encoded(String said) {
        return Seal.text(said.getBytes(StandardCharsets.UTF_8));
    }

    /// Whose session a cookie is; none if it is over, or nobody's.
    public Optional<Pass> pass(String cookie) {
        var parts = List.of(cookie.split("\\.", -1));
        if (cookie.length() > LONGEST_COOKIE || parts.size() != 2) {
            return Optional.empty();
        }
        var said = decoded(parts.getFirst());
        var match = SAID.matcher(said);
        if (!match.matches()
                || Long.parseLong(match.group(1)) <= clock.instant().getEpochSecond()
                || over(match.group(2))) {
            return Optional.empty();
        }
        return tokens.of(match.group(3)).stream()
                .filter(pass -> Seal.same(pass.sealed(said), parts.getLast()))
                .findFirst()
                .map(pass -> pass.in(match.group(2)));
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean over(String session) {
        synchronized (ended) {
            return ended.containsKey(session);
        }
    }

    /// Signs out, here. Other remediators with the same tokens would still take a copy of the
    /// cookie, until it is over by itself.
    public void end(Pass pass) {
        if (pass.signedIn()) {
            synchronized (ended) {
                ended.put(pass.session(), true);
            }
        }
    }
}
