package dev.remediator.replay;

import java.util.List;
import java.util.function.Consumer;

/// What a replay found. The same recordings, decided by the same code, are told with the same
/// bytes.
public interface Replayed {

    /// Whether everything would be decided as it was.
    boolean same();

    /// As people read it, with the first fifty rows of each kind.
    String text();

    /// As programs read it: one JSON object for each incident that is different, and a last one
    /// with the totals.
    List<String> json();

    /// How many incidents there were.
    long incidents();

    /// As people read it, piece by piece, for what may be long.
    ///
    /// @param all every row
    /// @param to gets the pieces, which have their line ends
    default void text(boolean all, Consumer<String> to) {
        to.accept(text());
    }

    /// As programs read it, line by line.
    ///
    /// @param to gets the lines, without their ends
    default void json(Consumer<String> to) {
        json().forEach(to);
    }
}
