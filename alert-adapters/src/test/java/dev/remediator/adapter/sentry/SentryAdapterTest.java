package dev.remediator.adapter.sentry;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class SentryAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new SentryAdapter();
    }
}
