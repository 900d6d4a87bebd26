package dev.remediator.adapter.json;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;

class MappedJsonAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new MappedJsonAdapter();
    }
}
