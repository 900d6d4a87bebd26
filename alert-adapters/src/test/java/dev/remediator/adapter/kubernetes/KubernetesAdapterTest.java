package dev.remediator.adapter.kubernetes;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class KubernetesAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new KubernetesAdapter();
    }

    @Override
    protected boolean resolves() {
        return false;
    }
}
