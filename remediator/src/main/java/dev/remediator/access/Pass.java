package dev.remediator.access;

/// What a request shows of whoever sends it, already found to be true. Never shows the key it was
/// sealed with. Immutable.
public final class Pass {
    private final Caller caller;
    private final byte[] key;
    private final String session;

    Pass(Caller caller, byte[] key, String session) {
        this.caller = caller;
        this.key = key.clone();
        this.session = session;
    }

    /// Of everybody, where no tokens are set. Its forms are those of this process only.
    public static Pass ofAnybody() {
        return new Pass(Caller.ANYBODY, Seal.chance(32), "");
    }

    /// Who they are.
    public Caller caller() {
        return caller;
    }

    /// Whether they have signed in, and so may sign out.
    public boolean signedIn() {
        return !session.isEmpty();
    }

    /// What a form of ours carries, so that nobody else's page can send one.
    public String formToken() {
        return Seal.text(Seal.of(key, "form " + session));
    }

    /// Whether a form carries it. Takes as long whatever the form says.
    public boolean sentForm(String formToken) {
        return Seal.same(formToken(), formToken);
    }

    Pass in(String other) {
        return new Pass(caller, key, other);
    }

    String session() {
        return session;
    }

    String sealed(String what) {
        return Seal.text(Seal.of(key, "session " + what));
    }

    @Override
    public String toString() {
        return "Pass[" + caller + "]";
    }
}
