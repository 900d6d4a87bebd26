package dev.remediator.adapter.opsgenie;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class OpsgenieAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new OpsgenieAdapter();
    }
}
