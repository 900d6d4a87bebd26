package dev.remediator.oncall;

/// Who may stand after `call`, `and` and `after`: a person, or another [Contact].
public interface Whom {

    /// The same as a step keeps it.
    Contact contact();
}
