package dev.remediator.adapter;

/// How a kind of sender takes answers. Every sender is told 2xx when its alerts are durable and 503
/// when they are not; these are the answers senders differ about. None may make one fall silent.
///
/// @param accepted the status when everything is durable. Default 202
/// @param unreadable the status when it will never be accepted, and its bytes are kept. Default
///   400; 202 for a sender that stops sending when it is refused
/// @param unauthenticated the status when it is not shown who sent it. Default 401; 503 for a
///   sender that stops sending when it is refused, and that waits while the secret is put right
/// @param byGet whether it may say everything in the address of a GET. Default no
public record Habits(int accepted, int unreadable, int unauthenticated, boolean byGet) {

    /// Most senders.
    public static final Habits ORDINARY = new Habits(202, 400, 401, false);

    /// A sender that is switched off, or switches itself off, when it is refused.
    public static final Habits SENSITIVE = new Habits(202, 202, 503, false);

    /// The same, with another status for what is durable.
    public Habits accepting(int status) {
        return new Habits(status, unreadable, unauthenticated, byGet);
    }

    /// The same, also by GET.
    public Habits alsoByGet() {
        return new Habits(accepted, unreadable, unauthenticated, true);
    }
}
