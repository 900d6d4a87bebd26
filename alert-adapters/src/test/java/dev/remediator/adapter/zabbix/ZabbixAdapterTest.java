package dev.remediator.adapter.zabbix;

import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.AlertAdapterContract;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZabbixAdapterTest extends AlertAdapterContract {

    @Override
    protected AlertAdapter adapter() {
        return new ZabbixAdapter();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firing.json", "resolved.json", "keep.json", "odd.json"})
    void a_body_on_an_inbox_topic_is_recognised(String name) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(file("zabbix/" + name).getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icinga2/firing.json", "nagios/firing.json", "sensu/firing.json", "alertmanager/firing.json"})
    void a_sibling_is_not_recognised(String path) {
        var registry = AdapterRegistry.of(List.of(adapter()));
        assertThat(registry.recognise(file(path).getBytes(UTF_8))).isEmpty();
    }
}
