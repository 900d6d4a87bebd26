package dev.remediator.port;

import dev.remediator.failover.Confirmation;
import java.util.List;

/// The proxies through which clients reach a database for writing. A cut that not every one of them
/// has confirmed is no fence.
///
/// Calls block, each with a time limit of its actuator's own. What one proxy refuses or does not
/// answer is in its confirmation, not thrown. All may be repeated. Safe for use by several threads.
public interface Traffic {

    /// The names of all proxies; empty where clients find the primary by themselves.
    List<String> proxies();

    /// Lets no client through to this member any more, and ends the connections that are there.
    ///
    /// @return one for each proxy
    List<Confirmation> cut(String member);

    /// Undoes [#cut]: clients get through to this member again.
    ///
    /// @return one for each proxy
    List<Confirmation> restore(String member);

    /// Sends all writes to this member and to no other.
    ///
    /// @return one for each proxy
    List<Confirmation> shift(String member);

    /// Whether each proxy sends writes to this member and to no other.
    ///
    /// @return one for each proxy
    List<Confirmation> confirm(String member);
}
