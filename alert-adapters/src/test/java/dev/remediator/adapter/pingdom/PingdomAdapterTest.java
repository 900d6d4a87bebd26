package dev.remediator.adapter.pingdom;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class PingdomAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new PingdomAdapter();
    }
}
