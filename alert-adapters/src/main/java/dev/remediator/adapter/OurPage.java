package dev.remediator.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The loop guard: pages this program sends come back through the webhooks of paging services, and
/// must not become alerts, or the remediator remedies its own pages for ever. What people say about
/// them there is an [AboutPage].
public final class OurPage {

    /// What every deduplication key of a page of ours begins with.
    public static final String PREFIX = "remediator:";

    /// The label that holds the deduplication key of a page of ours where pages are sent as alerts.
    public static final String LABEL = "remediator_page";

    private static final int LONGEST = 200;

    private OurPage() {}

    /// Whether a key, as a paging service gives it back, is one of ours.
    public static boolean is(String key) {
        return key.strip().startsWith(PREFIX);
    }

    /// Whether labels, or annotations, say that an alert is a page of ours.
    public static boolean in(Map<String, String> texts) {
        return is(texts.getOrDefault(LABEL, ""));
    }

    /// Which page a key of ours names, as [AboutPage] wants it; none if it names none.
    public static Optional<String> key(String key) {
        var stripped = key.strip();
        return is(stripped)
                ? Optional.of(stripped.substring(PREFIX.length()).strip())
                        .filter(name -> !name.isBlank() && name.length() <= LONGEST)
                : Optional.empty();
    }

    /// What to answer when something about pages of ours is heard.
    ///
    /// @param said what people say about them; may be empty
    /// @param rest what became of everything else in the delivery
    public static Adapted heard(List<AboutPage> said, Adapted rest) {
        return said.isEmpty() ? rest : new Adapted.AboutPages(said, rest);
    }

    /// What to answer when nobody says anything about one.
    public static Adapted.Ignored ignored() {
        return new Adapted.Ignored("it is about a page this program sent itself");
    }
}
