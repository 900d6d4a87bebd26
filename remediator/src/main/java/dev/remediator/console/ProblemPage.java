package dev.remediator.console;

import java.util.Map;

/// What a browser is shown instead of a page that cannot be had.
public final class ProblemPage {
    private ProblemPage() {}

    /// Draws it.
    ///
    /// @param status the HTTP status
    /// @param sentence what is wrong and what to do
    public static Page draw(int status, String sentence) {
        var title =
                switch (status) {
                    case 401 -> "Who are you?";
                    case 403 -> "You may not do that";
                    case 404 -> "There is no such page";
                    default -> "That did not work";
                };
        return Templates.draw(
                "problem.jte", Map.of("title", title, "sentence", Words.sentence(sentence) + "."));
    }
}
