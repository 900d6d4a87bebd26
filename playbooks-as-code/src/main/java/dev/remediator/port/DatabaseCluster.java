package dev.remediator.port;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.CopyCost;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Proof;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import java.util.List;
import java.util.Optional;

/// One primary and its standbys that hold the same data: what can be seen of it, and each thing
/// that can be done to it. What may be done, and when, is for the words of `failover` and the
/// playbook to say.
///
/// Members are named as in the inventory; another name is refused. Calls block, each with a time
/// limit of its actuator's own, and throw [ActuatorException] when the world refuses or does not
/// answer. Everything but `promote` and `destroy` may be repeated without harm. Safe for use by
/// several threads.
public interface DatabaseCluster extends Probed {

    /// Its name in the inventory.
    String name();

    /// What the operator allows.
    Terms terms();

    /// What stands before it. Clients that find the primary by themselves need no proxy.
    Traffic traffic();

    /// Looks once, from every vantage point at the same time. Never throws because a member is
    /// dead: that is what it is for. A member that does not answer is tried at least twice.
    Observation observe();

    /// Whether a write through the front door is committed now.
    @Override
    boolean healthy();

    /// Makes standbys end their connection to the primary and connect anew, so that one that only
    /// believes that it still streams finds out. Returns when each has had the time to.
    void reconnect(List<String> standbys);

    /// Takes the standbys' word back: they no longer receive, so whoever thinks that it is the
    /// primary gets no acknowledgement from them, however it is cut off from us. Where each
    /// followed is remembered. A standby is confirmed when it was seen not to receive any more.
    List<Confirmation> revoke(List<String> standbys, Order order);

    /// Undoes [#revoke]: the standbys follow again whom they followed. Those that were not revoked,
    /// or have been promoted or told to follow another since, are left alone.
    ///
    /// @throws Superseded if their word was taken back for a younger order
    void restore(List<String> standbys, Order order);

    /// Ends a member on its host, so that it can never come back as a primary by itself: not its
    /// process, not with the next start of the host.
    ///
    /// @return confirmed when the host was seen to have no such process any more
    Confirmation fence(String member, Order order);

    /// Undoes [#fence]: the member is a primary again when it is started.
    ///
    /// @param start whether it is started now
    /// @throws Superseded if it was ended for a younger order
    void release(String member, boolean start, Order order);

    /// Starts a member's process again where it is, as what it was; one that was ended by [#fence]
    /// or [#stopCleanly] as a standby.
    void start(String member, Order order);

    /// Writes what a primary has in memory to its disk, so that it stops the sooner later.
    void checkpoint(String member);

    /// Stops a primary in an orderly way, so that its standbys have all it wrote; it can never come
    /// back as a primary by itself.
    ///
    /// @return where its log ended; empty if it did not stop in an orderly way or nobody can say
    Optional<WalPosition> stopCleanly(String member, Order order);

    /// Readies a standby to be a primary that needs these standbys' acknowledgements from its first
    /// write on. Everything that speaks against promoting it is said here; nothing has happened to
    /// it then.
    ///
    /// @param standbys who may acknowledge; empty: nobody needs to
    /// @throws ActuatorException if another member answers as a primary, if it still receives, if a
    ///   standby that answers does, or if a younger order has been carried out
    void prepare(String member, List<String> standbys, Order order);

    /// Makes a standby that was [#prepare]d a primary. Returns when it takes writes. When it
    /// throws, it may become one all the same, however late.
    void promote(String member, Order order);

    /// Writes down on a new primary how it became one, whether or not its standbys acknowledge.
    ///
    /// @param from who was the primary before
    /// @param to who is now
    /// @param planned whether people wanted it: then nobody need acknowledge it
    /// @param degraded whether it acknowledges alone
    void remember(String from, String to, boolean planned, boolean degraded, Order order);

    /// Whether a member says that it is a primary.
    ///
    /// @throws ActuatorException if it does not answer
    boolean isPrimary(String member);

    /// Makes standbys follow this primary. Returns when they were told to.
    void follow(List<String> standbys, String primary);

    /// The standbys that stream from this primary and count as synchronous with it.
    List<String> quorumOf(String primary);

    /// Which standbys a primary asks for acknowledgements from now on; empty: none. If there are
    /// any, it no longer counts as degraded.
    void acknowledgedBy(String primary, List<String> standbys);

    /// Writes a heartbeat through the front door, as a client would, and finds out what else is
    /// true now. It says nothing of how things came about, which is for [#remember]; so it needs no
    /// order and whoever asks again writes again.
    ///
    /// @param primary who should be the one primary
    Proof prove(String primary);

    /// What a new copy would cost.
    CopyCost copyCost();

    /// Which copy of the data stands behind a member's name, if any does; a new one after each
    /// rebuild.
    Optional<String> copy(String member);

    /// Keeps what a person may want to know of a member before it is destroyed: its control file,
    /// its last position, the end of its log.
    ///
    /// @return where it is kept
    String saveEvidence(String member);

    /// Destroys this copy of a member's data for good. Another copy is left alone.
    ///
    /// @param copy as [#copy] said
    /// @throws ActuatorException if no other member is a primary, or if this copy has a newer
    ///   history than the primary: then it may be the only one that has it
    void destroy(String member, String copy, Order order);

    /// Gives a member whose copy was destroyed a new one, cloned from this primary, and starts it
    /// as its standby. A copy that somebody died in the middle of is begun anew.
    ///
    /// @return the new copy
    String rebuild(String member, String primary, Order order);

    /// Whether the data of a primary that died may be turned back so that it follows another one,
    /// instead of being copied anew.
    default boolean rewinds() {
        return false;
    }

    /// Lets a member that was stopped follow this primary with the data it has, if its history
    /// allows it.
    ///
    /// @return whether it streams
    boolean rejoin(String member, String primary, Order order);
}
