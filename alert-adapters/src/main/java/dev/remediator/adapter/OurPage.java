package dev.remediator.adapter;

/// The loop guard: pages this program sends come back through the webhooks of paging services, and
/// must not become alerts, or the remediator remedies its own pages for ever.
public final class OurPage {

    /// What every deduplication key of a page of ours begins with.
    public static final String PREFIX = "remediator:";

    private OurPage() {}

    /// Whether a key, as a paging service gives it back, is one of ours.
    public static boolean is(String key) {
        return key.strip().startsWith(PREFIX);
    }

    /// What to answer then.
    public static Adapted.Ignored ignored() {
        return new Adapted.Ignored("it is about a page this program sent itself");
    }
}
