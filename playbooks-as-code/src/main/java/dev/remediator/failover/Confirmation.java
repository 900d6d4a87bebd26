package dev.remediator.failover;

/// What one part answered when it was told to do its share.
///
/// @param part a proxy, a standby, a host
/// @param confirmed whether it was seen to have done it; that it was told to is not enough
/// @param problem why not; empty if it was
public record Confirmation(String part, boolean confirmed, String problem) {

    /// It was seen to have done it.
    public static Confirmation of(String part) {
        return new Confirmation(part, true, "");
    }

    /// It was not.
    public static Confirmation not(String part, String problem) {
        return new Confirmation(part, false, problem);
    }
}
