package dev.remediator.console;

import dev.remediator.access.Caller;
import dev.remediator.access.Role;

/// Who looks at a page.
///
/// @param caller who they are and what they may
/// @param formToken proves with each form that it is one of ours; goes into a hidden field
///   `formToken`
/// @param signedIn whether they have signed in, and so may sign out
/// @param told what became of the form they have sent, if they have
public record Viewer(Caller caller, String formToken, boolean signedIn, Told told) {

    /// Who has sent no form.
    public Viewer(Caller caller, String formToken, boolean signedIn) {
        this(caller, formToken, signedIn, Told.NOTHING);
    }

    /// The same, told what became of a form.
    public Viewer hearing(Told what) {
        return new Viewer(caller, formToken, signedIn, what);
    }

    /// Whether they may steer, and so see the forms for it.
    public boolean steers() {
        return caller.role().covers(Role.OPERATOR);
    }

    /// Whether they may change how much automation may do by itself.
    public boolean administers() {
        return caller.role().covers(Role.ADMIN);
    }
}
