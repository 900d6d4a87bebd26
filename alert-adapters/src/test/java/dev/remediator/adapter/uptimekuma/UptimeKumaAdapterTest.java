package dev.remediator.adapter.uptimekuma;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class UptimeKumaAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new UptimeKumaAdapter();
    }
}
