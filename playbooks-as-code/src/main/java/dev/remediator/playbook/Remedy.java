package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import dev.remediator.port.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a remedy's body works with: steps that survive a crash.
///
/// Each step is recorded in the run's journal. When the worker dies, another one runs the same body
/// from the top; every step that was recorded returns its recorded value, or throws its recorded
/// failure, without being done again. Names tell steps apart; the same name twice is counted.
/// Values may be text, numbers, booleans, instants, durations, enums, records of these, lists and
/// optionals; anything else is refused when it is returned. A name has up to 200 characters and no
/// `›`; an answer has up to 32 KiB of JSON, and a run up to 256 KiB of journal. A run without room
/// for another answer stops, and what it did is undone.
///
/// Secrets do not travel through steps; read them inside the step that needs them. What looks like
/// one becomes `[redacted]` in an answer and in the message of a failure, at once and not only
/// after a crash. A [Secret] is refused.
///
/// Not for use by other threads than the one that runs the body: [#parallel] gives each branch a
/// remedy of its own.
public interface Remedy {

    /// The alert this remedy answers.
    Alert alert();

    /// Work that may safely be repeated: after a crash in the middle of it, it is.
    ///
    /// @throws RemedyFailed if the work threw, now or when it was first done
    <T> T step(String name, Work<T> work);

    /// The same for work that answers nothing.
    void step(String name, Deed deed);

    /// The same, with how to undo it. When the remedy is broken off, by a failure, because the
    /// alert cleared by itself or because something speaks against a destructive remedy, the steps
    /// that were done are undone in the opposite order. A step that throws tidies up after itself.
    ///
    /// An undo may be repeated, like a step, and takes no steps of its own. When one fails, the
    /// others are still done, and people are told.
    void step(String name, Deed deed, Deed undo);

    /// A deed that must not happen twice. An intent is committed before it is done, and the probe
    /// says after a crash between the two whether it was.
    ///
    /// The first one is the point of no return: once it is intended, the remedy is carried through
    /// even if the alert clears. Whatever cannot be taken back belongs into one, not into a `step`.
    Once once(String name, OrderedDeed deed);

    /// The same for a deed that answers with something later steps need.
    <T> OnceGiving<T> onceGiving(String name, OrderedWork<T> work);

    /// Does several things at once, and returns when all have ended:
    ///
    /// ```java
    /// remedy.parallel(
    ///         "drain both",
    ///         branch("web-1", r -> r.step("drain", () -> drain("web-1"))),
    ///         branch("web-2", r -> r.step("drain", () -> drain("web-2"))));
    /// ```
    ///
    /// Each branch works with the remedy it is given, on a thread of its own; this remedy says
    /// nothing meanwhile. Within a branch steps come in order; branches may overtake each other.
    /// The point of no return is that of all. What was done in branches is undone one after the
    /// other, the last branch first, whichever was faster. Branches may have branches.
    ///
    /// @param name without a `#`; branches of one parallel have different names
    /// @throws RemedyFailed when all have ended and some have failed; it names those
    void parallel(String name, List<Branch> branches);

    /// The same.
    default void parallel(String name, Branch... branches) {
        parallel(name, List.of(branches));
    }

    /// This remedy with a time limit for its next words: `remedy.within(minutes(2)).step("drain",
    /// …)`. The limit is for each step, its undo, each deed and its probe, and for waiting;
    /// `sleep`, `now` and `random` have none, `parallel` refuses one: set it inside the branches.
    ///
    /// When the time is over the thread is interrupted, and the work has failed: "'drain' took
    /// longer than 2 min". That is so whatever it does then; even an answer that comes too late is
    /// not taken. A deed that must not happen twice is treated like one that threw: its probe is
    /// asked, and without one the run stops. Without a limit a step may take as long as it likes.
    Remedy within(Duration limit);

    /// Waits until the condition holds; asks often at first, then once a second.
    ///
    /// @throws RemedyFailed if it does not hold in time
    void await(String what, Check condition, Duration within);

    /// Does nothing for a while. After a crash only the rest of the time is waited.
    void sleep(Duration time);

    /// The time when this line was first reached: the same after a crash.
    Instant now();

    /// A number by chance, at least 0 and below the bound: the same after a crash.
    int random(int bound);

    /// Work that answers.
    ///
    /// @param <T> what it answers with
    @FunctionalInterface
    interface Work<T> {
        /// Does it.
        T run() throws Exception;
    }

    /// Work that answers nothing.
    @FunctionalInterface
    interface Deed {
        /// Does it.
        void run() throws Exception;
    }

    /// A deed that hands its order on to the target.
    @FunctionalInterface
    interface OrderedDeed {
        /// Does it.
        void run(Order order) throws Exception;
    }

    /// Work that hands its order on to the target and answers.
    ///
    /// @param <T> what it answers with
    @FunctionalInterface
    interface OrderedWork<T> {
        /// Does it.
        T run(Order order) throws Exception;
    }

    /// A question about the world.
    @FunctionalInterface
    interface Check {
        /// Asks it.
        boolean holds() throws Exception;
    }

    /// A deed not yet done: it is done by saying how one would know.
    interface Once {
        /// Does it. After a crash between intent and result the probe is asked whether it happened;
        /// if it did not, the deed is done now. A deed that throws is asked about as well, and has
        /// failed unless it happened all the same.
        void probe(Check happened);

        /// Does it. After a crash between intent and result, and when it throws, nobody can know
        /// whether it happened: the run stops and a human is paged.
        void withoutProbe();
    }

    /// Like [Once], for a deed that answers.
    ///
    /// @param <T> what it answers with
    interface OnceGiving<T> {
        /// Does it. After a crash between intent and result the probe is asked for the answer the
        /// deed gave, if it happened; if it did not, the deed is done now.
        T probe(Work<Optional<T>> answered);

        /// Does it. After a crash between intent and result, and when it throws, the run stops and
        /// a human is paged.
        T withoutProbe();
    }
}
