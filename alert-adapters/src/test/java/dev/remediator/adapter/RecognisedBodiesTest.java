package dev.remediator.adapter;

import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies on an inbox topic, where nobody says whose they are: one adapter knows each, and no other
/// claims it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecognisedBodiesTest {
    private static final AdapterRegistry ALL = AdapterRegistry.load();

    @ParameterizedTest
    @CsvSource({
        "pingdom,      firing",
        "pingdom,      odd",
        "uptime-kuma,  firing",
        "uptime-kuma,  odd",
        "uptime-robot, firing",
        "uptime-robot, odd",
        "splunk,       firing",
        "splunk,       detector-firing",
        "dynatrace,    firing",
        "dynatrace,    odd",
        "elastic,      firing",
        "kubernetes,   firing",
        "kubernetes,   odd",
        "kubernetes,   node",
    })
    void one_adapter_knows_a_body_by_its_shape(String source, String fixture) {
        assertThat(ALL.recognise(file(source + "/" + fixture + ".json").getBytes(UTF_8)))
                .map(AlertAdapter::source)
                .contains(source);
    }
}
