package dev.remediator.access;

/// Who asks.
///
/// @param name the name of their token; empty where nobody is asked for one
/// @param role what they may
public record Caller(String name, Role role) {
    /// Somebody where no tokens are set: whoever reaches the port may everything.
    public static final Caller ANYBODY = new Caller("", Role.ADMIN);

    /// Whether it is known who asks.
    public boolean known() {
        return !name.isEmpty();
    }
}
