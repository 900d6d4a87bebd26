package dev.remediator.console;

import java.util.Map;

/// Where people say who they are.
public final class SignInPage {

    SignInPage() {}

    /// The form.
    ///
    /// @param problem why it did not go well the last time; empty if this is the first
    /// @param next the address to go to afterwards, one of ours
    public Page draw(String problem, String next) {
        return Templates.draw("signin.jte", Map.of("problem", problem, "next", next));
    }
}
