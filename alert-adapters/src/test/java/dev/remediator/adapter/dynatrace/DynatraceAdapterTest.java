package dev.remediator.adapter.dynatrace;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class DynatraceAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new DynatraceAdapter();
    }
}
