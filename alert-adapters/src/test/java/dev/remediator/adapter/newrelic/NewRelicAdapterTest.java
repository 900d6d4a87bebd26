package dev.remediator.adapter.newrelic;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class NewRelicAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new NewRelicAdapter();
    }
}
