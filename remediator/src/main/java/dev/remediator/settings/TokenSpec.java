package dev.remediator.settings;

import dev.remediator.access.Role;

/// Somebody who may ask here, as an operator writes it below `http.tokens`.
///
/// @param name who it is: what they do is recorded under this name
/// @param role what they may: `viewer`, `operator` or `admin`
/// @param secret where the token is: `env:NAME`, `file:PATH` or `literal:TEXT`; at least 16
///   characters. Each line of a file is a token, and the file is read again when it changes
public record TokenSpec(String name, Role role, String secret) {

    /// Refuses what cannot be written into an audit, and a token where its place should be.
    public TokenSpec {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "name is '"
                            + name
                            + "', but must be up to 100 letters, digits, '.', '_' and '-'");
        }
        if (!secret.matches("(?s)(env|file|literal):.+")) {
            throw new IllegalArgumentException(
                    "secret must be env:NAME, file:PATH or literal:TEXT, and not the token itself");
        }
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "TokenSpec[name=%s, role=%s]".formatted(name, role);
    }
}
