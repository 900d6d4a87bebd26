package dev.remediator.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everybody who may ask here. Secrets are asked for anew at each request, so a token that is taken
/// out of its file no longer holds. Thread-safe.
public final class Tokens {
    /// The fewest bytes a token has: `openssl rand -hex 16` makes twice as many.
    public static final int SHORTEST = 16;

    /// Where nobody is asked for one.
    public static final Tokens NONE = new Tokens(List.of());

    private volatile List<Token> all;

    private Tokens(List<Token> all) {
        this.all = List.copyOf(all);
    }

    /// Looks whether each is long enough and nobody else's.
    ///
    /// @throws IllegalArgumentException in one sentence with the place in the settings, and no
    ///   secret, if one is not
    public static Tokens of(List<Token> all) {
        var seen = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            check("http.tokens[%d].secret".formatted(i), all.get(i), seen);
        }
        return new Tokens(all);
    }

    private static void check(String key, Token token, Set<String> seen) {
        var lines = token.secrets().now().stream().flatMap(s -> Token.lines(s).stream()).toList();
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.length < SHORTEST)) {
            throw new IllegalArgumentException(
                    "%s is shorter than %d characters; make one with: openssl rand -hex 32"
                            .formatted(key, SHORTEST));
        }
        for (var line : lines) {
            if (!seen.add(Seal.text(Seal.digest(line)))) {
                throw new IllegalArgumentException(
                        key + " is also somebody else's; give each a token of their own");
            }
        }
    }

    /// From now on these hold and no others; sessions begun with another end.
    ///
    /// @throws IllegalStateException if this is [#NONE], which is everybody's
    public void become(Tokens others) {
        if (this == NONE) {
            throw new IllegalStateException("these are shared and stay what they are");
        }
        all = others.all;
    }

    /// Whether nobody is asked for one.
    public boolean none() {
        return all.isEmpty();
    }

    /// Whose token this is. Hashes are compared, all of them and each to its end, so that the time
    /// it takes tells nothing.
    public Optional<Pass> pass(String token) {
        var shown = Seal.digest(token.getBytes(StandardCharsets.UTF_8));
        Pass found = null;
        for (var one : all) {
            for (var hash : one.hashes()) {
                if (MessageDigest.isEqual(hash, shown)) {
                    found = pass(one, hash);
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /// All that hold under a name.
    List<Pass> of(String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .flatMap(one -> one.hashes().stream().map(hash -> pass(one, hash)))
                .toList();
    }

    private static Pass pass(Token token, byte[] hash) {
        return new Pass(
                new Caller(token.name(), token.role()), Seal.of(hash, "remediator key"), "");
    }
}
