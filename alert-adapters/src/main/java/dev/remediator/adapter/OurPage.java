package dev.remediator.adapter;

import java.util.Map;

/// The loop guard: pages this program sends come back through the webhooks of paging services, and
/// must not become alerts, or the remediator remedies its own pages for ever.
public final class OurPage {

    /// What every deduplication key of a page of ours begins with.
    public static final String PREFIX = "remediator:";

    /// The label that holds the deduplication key of a page of ours where pages are sent as alerts.
    public static final String LABEL = "remediator_page";

    private OurPage() {}

    /// Whether a key, as a paging service gives it back, is one of ours.
    public static boolean is(String key) {
        return key.strip().startsWith(PREFIX);
    }

    /// Whether labels, or annotations, say that an alert is a page of ours.
    public static boolean in(Map<String, String> texts) {
        return is(texts.getOrDefault(LABEL, ""));
    }

    /// What to answer then.
    public static Adapted.Ignored ignored() {
        return new Adapted.Ignored("it is about a page this program sent itself");
    }
}
