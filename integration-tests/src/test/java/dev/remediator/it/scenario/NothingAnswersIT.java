package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.it.fixture.CallPeople;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.MoodyServices;
import dev.remediator.it.fixture.Ports;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Book;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network is down at 3 am.
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingAnswersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path directory;

    @Test
    void a_page_that_nobody_takes_is_left_on_this_machine_and_sent_when_the_network_is_back()
            throws Exception {
        int port = Ports.free();
        var heard = directory.resolve("heard");
        try (var remediator = start(port, hook(heard));
                var http = new Http(remediator.port())) {
            http.post(
                    "/webhooks/alertmanager",
                    Webhook.alertmanager("firing", CallPeople.ALERT, "lonely-1", Instant.now()));

            await("the hook").atMost(PATIENCE).until(() -> Files.exists(heard));
            assertThat(Files.readString(heard)).contains(CallPeople.ALERT, "lonely-1");
            assertThat(spooled()).hasSize(1);
            await("an incident of its own")
                    .atMost(PATIENCE)
                    .until(() -> incidents(http, "PageLost").equals(List.of("open")));

            try (var services = new MoodyServices(0, port)) {
                services.calmDown();
                await("the page at the pager")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> services.open().size() == 1);
                await("the end of that incident")
                        .atMost(PATIENCE)
                        .until(() -> incidents(http, "PageLost").equals(List.of("over")));

                http.post(
                        "/webhooks/alertmanager",
                        Webhook.alertmanager(
                                "resolved", CallPeople.ALERT, "lonely-1", Instant.now()));
                await("the resolve").atMost(PATIENCE).until(() -> services.open().isEmpty());
                await("an empty spool").atMost(PATIENCE).until(() -> spooled().isEmpty());
            }
        }
    }

    private Installation start(int port, Path hook) throws Exception {
        var pager =
                PagerSpec.pagerDuty("0123456789abcdef0123456789abcdef", "http://127.0.0.1:" + port)
                        .confirmingFor(Duration.ZERO)
                        .atLast(List.of(hook.toString()));
        var settings =
                Settings.DEFAULT
                        .in(directory.resolve("data"))
                        .listening(new Settings.Http("127.0.0.1", 0, 1024 * 1024))
                        .using(new Settings.Kafka("", 2, 1))
                        .paging(pager);
        return Installation.start(
                settings,
                new Shelf(Book.of(List.of(new CallPeople())), CallPeople.class.getClassLoader()));
    }

    private Path hook(Path heard) throws IOException {
        var script = directory.resolve("hook");
        Files.writeString(
                script,
                "#!/bin/sh\ncat > '%s.part' && mv '%s.part' '%s'\n".formatted(heard, heard, heard));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /// The pages that still lie there.
    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("data").resolve("spool"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> incidents(Http http, String alert) throws IOException {
        return http.get("/api/incidents?limit=1000")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("alert").asString().equals(alert))
                .map(i -> i.path("closedAt").isString() ? "over" : "open")
                .toList();
    }
}
