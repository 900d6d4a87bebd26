package dev.remediator.console;

import java.util.Map;

/// What became of a form that somebody has sent, as the next page says it.
///
/// @param good whether it was done
/// @param sentence what became of it; empty if nothing was sent
/// @param form which form it was, such as `silence`
/// @param fields what was typed, if it has to be typed again
public record Told(boolean good, String sentence, String form, Map<String, String> fields) {
    /// Nothing was sent.
    public static final Told NOTHING = new Told(true, "", "", Map.of());

    /// Copies the fields.
    public Told {
        fields = Map.copyOf(fields);
    }

    /// Whether there is something to say.
    public boolean something() {
        return !sentence.isEmpty();
    }

    /// Whether this form could not be done, and waits to be mended.
    public boolean refused(String which) {
        return !good && form.equals(which);
    }

    /// What was typed into a field of this form; empty if it is not to be typed again.
    public String typed(String which, String field) {
        return refused(which) ? fields.getOrDefault(field, "") : "";
    }
}
