package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import java.util.List;

/// Not written yet.
public final class Icinga2Adapter implements AlertAdapter {
    static final String SOURCE = "icinga2";

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
        return new Guide("Icinga2", "Nothing yet.", List.of(), List.of(), "", List.of());
    }
}
