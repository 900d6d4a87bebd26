package dev.remediator.it.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.QuickHeal;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Book;
import dev.remediator.port.Service.State;
import dev.remediator.settings.Alias;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an alert at the door to a service that systemd started again on a host behind SSH.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostHealedByAlertIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir private Path directory;

    @Test
    void a_service_that_systemd_has_given_up_is_healed_whatever_its_alert_calls_the_host()
            throws Exception {
        try (var site = new HostSite(directory.resolve("host"));
                var remediator = Installation.start(settings(site), shelf());
                var http = new Http(remediator.port())) {
            site.serves();
            var node = site.node();
            await("the service").atMost(SOON).until(node::healthy);
            site.systemd().kill(HostSite.UNIT);
            await("its end").atMost(SOON).until(() -> node.service().state() == State.FAILED);

            var began = Instant.now();
            tell(http, "firing", began);
            await("the restart").atMost(SOON).until(node::healthy);
            tell(http, "resolved", began);

            await("healing")
                    .atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(http.get("/api/incidents").path("incidents"))
                                            .extracting(i -> i.path("state").asString())
                                            .containsExactly("healed"));
            assertThat(http.get("/api/incidents").path("incidents"))
                    .extracting(i -> i.path("resource").asString())
                    .containsExactly("node/web-1");
        }
    }

    private Settings settings(HostSite site) throws IOException {
        return Settings.DEFAULT
                .in(directory.resolve("data"))
                .onPort(0)
                .withHosts(List.of(site.spec(site.sshd().ssh(), CleanUpSpec.NOTHING)))
                .knowing(List.of(new Alias("web-1", List.of("10.0.0.1"))))
                .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
    }

    private static Shelf shelf() {
        return new Shelf(Book.of(List.of(new QuickHeal())), QuickHeal.class.getClassLoader());
    }

    private static void tell(Http http, String status, Instant began) throws IOException {
        var body = Webhook.alertmanager(status, "InstanceDown", "10.0.0.1:9100", began);
        assertThat(http.post("/webhooks/alertmanager", body)).isEqualTo(202);
    }
}
