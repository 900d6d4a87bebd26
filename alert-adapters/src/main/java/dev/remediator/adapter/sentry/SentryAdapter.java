package dev.remediator.adapter.sentry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import java.util.List;

/// Not written yet.
public final class SentryAdapter implements AlertAdapter {
    static final String SOURCE = "sentry";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return new Adapted.Rejected("cannot be read yet", "");
    }

    @Override
    public Guide guide() {
        return new Guide("Sentry", "Nothing yet.", List.of(), List.of(), "", List.of());
    }
}
