package dev.remediator.adapter.uptimerobot;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class UptimeRobotAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new UptimeRobotAdapter();
    }
}
