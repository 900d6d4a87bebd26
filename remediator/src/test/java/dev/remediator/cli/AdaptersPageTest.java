package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.Guide;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AdaptersPageTest {
    private static final AdapterRegistry ADAPTERS = AdapterRegistry.load();

    @Test
    void the_page_says_what_the_adapters_say() throws IOException {
        var page = AdaptersPage.of(ADAPTERS.all());
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "adapters.md"), page);
        assertThat(Path.of("..", "docs", "adapters.md"))
                .as("write it anew: bin/remediator adapters --markdown > docs/adapters.md")
                .hasContent(page);
    }

    @Test
    void these_are_the_sources() {
        assertThat(ADAPTERS.sources())
                .containsExactly(
                        "alertmanager",
                        "azure-monitor",
                        "cloudevents",
                        "cloudwatch",
                        "datadog",
                        "dynatrace",
                        "elastic",
                        "gcp-monitoring",
                        "grafana",
                        "icinga2",
                        "json",
                        "kubernetes",
                        "nagios",
                        "newrelic",
                        "opsgenie",
                        "otlp",
                        "pagerduty",
                        "pingdom",
                        "sensu",
                        "sentry",
                        "splunk",
                        "uptime-kuma",
                        "uptime-robot",
                        "zabbix");
    }

    @Test
    void each_is_listed_with_the_address_to_send_to() {
        var printed = print("adapters", "--url", "https://heal.example/");
        assertThat(printed)
                .contains(ADAPTERS.sources().stream().map(s -> s + ": ").toList())
                .contains("https://heal.example/webhooks/grafana")
                .doesNotContain(Guide.URL);
    }

    @Test
    void as_JSON_each_is_a_line() {
        List<String> lines = print("adapters", "--json").lines().toList();
        assertThat(lines).hasSize(24);
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(Json.MAPPER.readTree(line).path("snippets").isEmpty())
                                        .isFalse());
    }

    @Test
    void one_can_be_asked_for_alone() {
        assertThat(print("adapters", "zabbix")).startsWith("zabbix: ").doesNotContain("grafana: ");
    }

    private static String print(String... arguments) {
        return FakeRemediator.line(arguments).out();
    }
}
