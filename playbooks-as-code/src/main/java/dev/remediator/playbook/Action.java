package dev.remediator.playbook;

/// The body of a remedy: a plain method that acts on the locked target, step by step.
///
/// It runs on a virtual thread, may block, and may run again from the top after a crash; recorded
/// steps then return what they returned before. So: *which step comes next may depend only on the
/// alert and on earlier steps.*
///
/// @param <T> the port the lock hands over, such as [dev.remediator.port.Node]
@FunctionalInterface
public interface Action<T> {

    /// Does the work. Returning means "done, now look whether the alert clears"; throwing means
    /// "this remedy failed, undo what can be undone and take the next one".
    void perform(Remedy remedy, T target) throws Exception;
}
