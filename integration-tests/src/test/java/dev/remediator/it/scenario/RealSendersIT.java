package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.QuickHeal;
import dev.remediator.playbook.Book;
import dev.remediator.settings.Settings;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Alerts as the senders' own libraries write them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealSendersIT {
    private static final String INBOX = "events-of-another-team";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path directory;

    private Installation remediator;
    private Http http;

    @BeforeAll
    void start() throws Exception {
        var settings =
                Settings.DEFAULT
                        .in(directory.resolve("data"))
                        .listening(new Settings.Http("127.0.0.1", 0, 1024 * 1024))
                        .using(new Settings.Kafka("", 2, 1))
                        .reading(new Settings.Inbox(List.of(INBOX)));
        var shelf = new Shelf(Book.of(List.of(new QuickHeal())), QuickHeal.class.getClassLoader());
        remediator = Installation.start(settings, shelf);
        http = new Http(remediator.port());
        try (var admin = Admin.create(Map.of("bootstrap.servers", remediator.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(INBOX, 1, (short) 1))).all().get();
        }
    }

    @AfterAll
    void stop() {
        if (http != null) {
            http.close();
            remediator.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void an_application_exports_its_logs(String compression) {
        var host = "app-" + compression;
        var exporter =
                OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(http.base() + "/webhooks/otlp")
                        .setCompression(compression)
                        .build();
        try (var logs =
                SdkLoggerProvider.builder()
                        .setResource(resource(host))
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                        .build()) {
            var logger = logs.get("shop.Ledger");
            logger.logRecordBuilder().setSeverity(Severity.INFO).setBody("all is well").emit();
            logger.logRecordBuilder()
                    .setSeverity(Severity.ERROR)
                    .setEventName("LedgerStuck")
                    .setBody("no entry for 300 s")
                    .emit();
            assertThat(logs.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
        }

        await("the incident")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(about("host/" + host)).containsExactly("LedgerStuck"));
    }

    private static Resource resource(String host) {
        return Resource.getDefault().toBuilder()
                .put(AttributeKey.stringKey("host.name"), host)
                .put(AttributeKey.stringKey("service.name"), "billing")
                .build();
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void a_producer_writes_events_to_kafka(Encoding encoding) throws Exception {
        var host = "stor-" + encoding.name().toLowerCase(Locale.ROOT);

        produce(encoding, event("disk.full.raised", host));

        await("the incident")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(about("host/" + host)).containsExactly("disk.full"));
    }

    @Test
    void an_event_that_says_so_ends_what_another_began() throws Exception {
        produce(Encoding.BINARY, event("disk.slow.raised", "stor-9"));
        await("the incident")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reasons()).containsExactly("unmatched"));

        produce(Encoding.STRUCTURED, event("disk.slow.cleared", "stor-9"));

        await("its end")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reasons()).containsExactly("resolved"));
    }

    private static CloudEvent event(String type, String host) {
        return CloudEventBuilder.v1()
                .withId(type + host)
                .withSource(URI.create("/checks/disk"))
                .withType(type)
                .withSubject("host/" + host)
                .withTime(OffsetDateTime.parse("2026-03-01T02:00:00Z"))
                .withExtension("severity", "critical")
                .withData(
                        "application/json",
                        "{\"mount\": \"/data\"}".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private void produce(Encoding encoding, CloudEvent event) throws Exception {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        remediator.bootstrap(),
                        CloudEventSerializer.ENCODING_CONFIG,
                        encoding,
                        CloudEventSerializer.EVENT_FORMAT_CONFIG,
                        JsonFormat.CONTENT_TYPE);
        var serializer = new CloudEventSerializer();
        serializer.configure(settings, false);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), serializer)) {
            producer.send(new ProducerRecord<>(INBOX, "key", event)).get();
        }
    }

    private List<String> about(String resource) throws IOException {
        return of(resource, "alert");
    }

    private List<String> reasons() throws IOException {
        return of("host/stor-9", "reason");
    }

    private List<String> of(String resource, String field) throws IOException {
        return http.get("/api/incidents?limit=1000")
                .path("incidents")
                .valueStream()
                .filter(incident -> incident.path("resource").asString().equals(resource))
                .map(incident -> incident.path(field).asString())
                .toList();
    }
}
