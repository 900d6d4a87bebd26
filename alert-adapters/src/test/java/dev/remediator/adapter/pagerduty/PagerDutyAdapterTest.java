package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class PagerDutyAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new PagerDutyAdapter();
    }
}
