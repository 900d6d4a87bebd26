package dev.remediator.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.doctor.Doctor;
import dev.remediator.doctor.Finding;
import dev.remediator.doctor.Grade;
import dev.remediator.doctor.Subject;
import dev.remediator.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with real parts is found.
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoctorIT {
    @TempDir Path directory;

    @Test
    void a_topic_that_somebody_made_otherwise_is_found() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory.resolve("data/kafka"));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var log = new NewTopic("incident-log", 4, (short) 1);
            admin.createTopics(
                            List.of(
                                    log.configs(Map.of("cleanup.policy", "compact")),
                                    new NewTopic("alerts", 4, (short) 1),
                                    new NewTopic("reports", 3, (short) 1)))
                    .all()
                    .get();

            var findings = examine("");

            assertThat(of("kafka", findings)).allMatch(f -> f.grade() == Grade.OK);
            assertThat(of("kafka", findings).getFirst().seen()).contains("Kafka 4.");
            assertThat(of("dispatch", findings)).allMatch(f -> f.grade() == Grade.OK);
            assertThat(of("data lock", findings).getFirst().seen()).contains("is running");
            assertThat(of("topics", findings))
                    .extracting(Finding::seen)
                    .anyMatch(seen -> seen.contains("there is no engine-internal"))
                    .anyMatch(seen -> seen.contains("equally many partitions, but have [3, 4]"));
            assertThat(of("topic incident-log", findings))
                    .anyMatch(f -> f.grade() == Grade.FAIL && f.seen().contains("compact"));
            assertThat(of("topic alerts", findings))
                    .anyMatch(f -> f.grade() == Grade.WARN && f.seen().contains("keeps records"));
        }
    }

    @Test
    void what_is_broken_around_it_is_found_and_no_secret_is_shown() throws Exception {
        var broken = Files.writeString(directory.resolve("cert.pem"), "no certificate");
        var secret = Files.writeString(directory.resolve("routing"), "hunter2hunter2");
        var findings =
                examine(
                        """
                        http:
                          port: 0
                          tls: {certificate: "%s", key: "%s"}
                        kafka: {bootstrap: "127.0.0.1:1"}
                        pager:
                          channels:
                            - {name: own, kind: webhook, url: "https://127.0.0.1:1/hook"}
                            - {name: pd, kind: pagerduty, url: "http://127.0.0.1:1", secret: "file:%s"}
                            - {name: chat, kind: slack-webhook, secret: "env:NOWHERE"}
                        """
                                .formatted(broken, broken, secret));

        assertThat(findings)
                .filteredOn(f -> f.grade() == Grade.FAIL)
                .extracting(Finding::check)
                .contains(
                        "kafka",
                        "http.tls",
                        "channel own",
                        "channel pd",
                        "channel chat",
                        "secret pager.channels[2].secret");
        assertThat(findings)
                .filteredOn(f -> f.grade() != Grade.OK)
                .allSatisfy(f -> assertThat(f.advice()).isNotEmpty());
        assertThat(findings.toString()).doesNotContain("hunter2");
    }

    private List<Finding> examine(String settings) throws IOException, InterruptedException {
        var file = Files.writeString(directory.resolve("remediator.yaml"), settings);
        return Doctor.examine(
                new Subject(
                        SettingsReader.read(file, Map.of()).in(directory.resolve("data")),
                        List.of(),
                        Map.of(),
                        false,
                        InstantSource.system()));
    }

    private static List<Finding> of(String check, List<Finding> findings) {
        return findings.stream().filter(f -> f.check().equals(check)).toList();
    }
}
