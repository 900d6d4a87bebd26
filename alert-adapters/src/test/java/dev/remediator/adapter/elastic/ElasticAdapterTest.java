package dev.remediator.adapter.elastic;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class ElasticAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new ElasticAdapter();
    }
}
