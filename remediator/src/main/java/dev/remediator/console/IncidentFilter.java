package dev.remediator.console;

import dev.remediator.history.IncidentView;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which incidents somebody wants to see. It lives in the page's address, so that it can be sent to
/// somebody else.
///
/// @param state the only state shown; empty for all
/// @param text what name, resource, playbook or id must contain; empty for all
/// @param limit how many are shown, [#FEW] unless somebody asks for more, at most [#MOST]
public record IncidentFilter(String state, String text, int limit) {
    static final int FEW = 100;
    static final int MOST = 1000;

    private static final int LONGEST = 200;

    /// @param query the address's query: `state`, `q`, `limit`
    static IncidentFilter of(Map<String, String> query) {
        return new IncidentFilter(
                query.getOrDefault("state", "").strip(),
                Words.brief(query.getOrDefault("q", "").strip(), LONGEST),
                limit(query.getOrDefault("limit", "")));
    }

    private static int limit(String text) {
        try {
            return Math.clamp(Integer.parseInt(text.strip()), 1, MOST);
        } catch (NumberFormatException e) {
            return FEW;
        }
    }

    /// Whether the text is in it, in any case.
    boolean finds(IncidentView view) {
        return text.isEmpty()
                || in(view.alert())
                || in(view.resource())
                || in(view.id())
                || in(view.playbook())
                || in(view.acknowledgedBy());
    }

    private boolean in(@Nullable String said) {
        return said != null
                && said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /// Whether its state is one that is shown.
    boolean shows(IncidentView view) {
        return state.isEmpty() || state.equals(view.state());
    }

    /// The address of the same for another state.
    ///
    /// @param other the state's word; empty for all
    public String with(String other) {
        return address(other, FEW);
    }

    /// The address of the same with more of them.
    public String more() {
        return address(state, Math.min(MOST, limit + FEW));
    }

    /// Whether more can be asked for.
    public boolean full() {
        return limit == MOST;
    }

    /// Whether anything is left out.
    public boolean narrows() {
        return !state.isEmpty() || !text.isEmpty();
    }

    private String address(String shown, int many) {
        var address = new StringBuilder("/?");
        if (!shown.isEmpty()) {
            address.append("state=").append(Words.encoded(shown)).append('&');
        }
        if (!text.isEmpty()) {
            address.append("q=").append(Words.encoded(text)).append('&');
        }
        if (many != FEW) {
            address.append("limit=").append(many).append('&');
        }
        address.setLength(address.length() - 1);
        return address.toString();
    }
}
