package dev.remediator.gateway;

import dev.remediator.console.Told;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What became of the forms that were sent last, until the next page has said it: it goes there by
/// a name in the address that nobody can guess. The oldest is forgotten first. Thread-safe.
final class Flashes {
    private static final int MOST = 200;
    private static final int LONGEST_FIELD = 4000;

    private final Map<String, Told> kept = new LinkedHashMap<>();

    /// Keeps it; answers the address of the page that says it.
    ///
    /// @param back the page that says it: an address of ours
    synchronized String keep(String back, Told told) {
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        var id = UUID.randomUUID().toString();
        kept.put(id, told.good() ? told : bounded(told));
        return back + "?told=" + id;
    }

    /// What a page has to say.
    synchronized Told of(Ask ask) {
        return ask.parameter("told").map(kept::get).orElse(Told.NOTHING);
    }

    private static Told bounded(Told told) {
        var fields = new HashMap<String, String>();
        told.fields()
                .forEach(
                        (name, text) ->
                                fields.put(
                                        name,
                                        text.substring(0, Math.min(text.length(), LONGEST_FIELD))));
        fields.remove("formToken");
        return new Told(false, told.sentence(), told.form(), fields);
    }
}
