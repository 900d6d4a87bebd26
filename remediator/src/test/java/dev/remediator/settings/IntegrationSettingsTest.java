package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.adapter.authentication.AuthenticationSpec;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntegrationSettingsTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(integrations:.*?)```");

    private static final Pattern TLS = Pattern.compile("(?s)```yaml\n(http:.*?)```");

    @TempDir private Path directory;

    @Test
    void one_that_says_only_what_it_must_has_the_defaults() {
        assertThat(only("{name: eu, source: alertmanager}"))
                .returns("eu", IntegrationSpec::name)
                .returns(Severity.WARNING, IntegrationSpec::severity)
                .returns(Duration.ofHours(1), IntegrationSpec::ttl)
                .returns(ZoneId.of("UTC"), IntegrationSpec::zone)
                .returns(AuthenticationSpec.NONE, IntegrationSpec::authentication)
                .matches(one -> one.series().isEmpty() && one.topics().isEmpty())
                .matches(one -> one.mapping().isEmpty());
    }

    @Test
    void a_mapping_says_only_what_there_is() {
        var mapping =
                only("{name: ours, source: json, mapping: {name: /rule, statuses: {bad: firing}}}")
                        .mapping()
                        .orElseThrow();
        assertThat(mapping.name()).isEqualTo("/rule");
        assertThat(mapping.kind()).isEqualTo("host");
        assertThat(mapping.status()).isEmpty();
        assertThat(mapping.statuses()).containsEntry("BAD", AlertStatus.FIRING);
    }

    @Test
    void the_example_for_operators_can_be_read() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "webhooks.md"));
        var example = EXAMPLE.matcher(page);
        assertThat(example.find()).isTrue();
        assertThat(new Yaml(directory).read(example.group(1)).integrations())
                .extracting(IntegrationSpec::source)
                .contains("alertmanager", "cloudwatch", "json");
    }

    @Test
    void so_can_the_example_of_TLS() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "webhooks.md"));
        var example = TLS.matcher(page);
        assertThat(example.find()).isTrue();
        assertThat(new Yaml(directory).read(example.group(1)).http().tls().clientAuth())
                .isEqualTo(ClientAuth.WANT);
    }

    @Test
    void what_it_says_is_how_its_messages_are_read() {
        var reading =
                only("{name: z, source: zabbix, zone: Europe/Berlin, ttl: PT5M, severity: error}")
                        .reading();
        assertThat(reading.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(reading.ttl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(reading.severity()).isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {name: eu}                                     | source is missing
                    {source: grafana}                              | name is missing
                    {name: a/b, source: grafana}                   | name is 'a/b', but must be up to 100 letters
                    {name: eu, source: grafana, ttl: PT0S}         | ttl is PT0S, but must be at least PT1S
                    {name: eu, source: grafana, severity: grave}   | severity cannot be "grave"; it must be one of critical
                    {name: eu, source: grafana, zone: Mars}        | zone cannot be "Mars"
                    {name: eu, source: grafana, mapping: {name: /x}} | mapping is for the source json, but source is 'grafana'
                    {name: eu, source: json, mapping: {}}          | name is '', but a mapping needs a name or a series
                    {name: eu, source: json, mapping: {name: a}}   | integrations[0].mapping: the JSON pointer a must begin with a slash
                    {name: eu, source: grafana, secret: x}         | there is no setting 'integrations[0].secret'; did you mean
                    {name: eu, source: grafana, authentication: {scheme: bearer}} | secrets
                    {name: eu, source: grafana, authentication: {scheme: mtls, subjects: [a]}} | .authentication.scheme is mtls, but http.tls.client-auth is none
                    """)
    void nonsense_is_refused_with_its_key(String entry, String sentence) {
        assertThatThrownBy(() -> only(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("integrations[0]")
                .hasMessageContaining(sentence);
    }

    @Test
    void a_secret_is_never_printed() {
        var spec =
                only(
                        "{name: eu, source: grafana, authentication: {scheme: bearer, secrets:"
                                + " ['literal:hunter2']}}");
        assertThat(spec.toString()).doesNotContain("hunter2");
    }

    @Test
    void nor_is_one_in_a_complaint() {
        assertThatThrownBy(
                        () ->
                                only(
                                        "{name: eu, source: grafana, authentication: {scheme:"
                                                + " bearer, secrets: 'literal:hunter2'}}"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void nor_is_one_in_a_complaint_about_all_of_them() {
        assertThatThrownBy(
                        () ->
                                new Yaml(directory)
                                        .read(
                                                "integrations: {eu: {authentication: {secrets:"
                                                        + " ['literal:hunter2']}}}"))
                .hasMessageContaining("integrations cannot be")
                .hasMessageNotContaining("hunter2");
    }

    private IntegrationSpec only(String entry) {
        return new Yaml(directory).read("integrations: [" + entry + "]").integrations().getFirst();
    }
}
