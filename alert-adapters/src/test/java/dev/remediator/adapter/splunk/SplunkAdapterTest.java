package dev.remediator.adapter.splunk;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class SplunkAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new SplunkAdapter();
    }

    @Override
    protected boolean resolves() {
        return false;
    }
}
