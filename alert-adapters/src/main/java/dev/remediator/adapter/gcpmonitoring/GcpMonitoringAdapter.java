package dev.remediator.adapter.gcpmonitoring;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import java.util.List;

/// Not written yet.
public final class GcpMonitoringAdapter implements AlertAdapter {
    static final String SOURCE = "gcp-monitoring";

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
        return new Guide("GcpMonitoring", "Nothing yet.", List.of(), List.of(), "", List.of());
    }
}
