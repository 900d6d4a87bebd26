package dev.remediator.paging.channel;

/// A way to reach people: one client of one service. What can go wrong is an answer, not an
/// exception: an exception means a bug.
///
/// Implementations are thread-safe and make one attempt a call, in at most some seconds; nothing is
/// repeated and no redirect is followed. [Guarded] adds patience.
public interface Channel {

    /// Makes one attempt.
    ///
    /// @param message what is to be told to whom
    Delivery send(Message message);
}
