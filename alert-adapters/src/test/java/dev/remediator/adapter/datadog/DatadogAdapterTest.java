package dev.remediator.adapter.datadog;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class DatadogAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new DatadogAdapter();
    }
}
