package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.CheckedThing;
import dev.remediator.it.fixture.Monitor;
import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Monitoring systems that have no webhook, with exactly the command their guide tells people to
/// paste. The plugin prints what a shell would stumble over.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealMonitorIT {
    private static final String NASTY =
            "CRITICAL - \"it's\" $(touch pwned) `touch pwned`; 100% & more\n<b>second</b> line";

    @TempDir Path directory;

    @Test
    void a_real_icinga_2_says_that_a_service_is_critical_and_that_it_is_well_again()
            throws Exception {
        tells(Monitor::icinga2);
    }

    @Test
    void a_real_nagios_says_that_a_service_is_critical_and_that_it_is_well_again()
            throws Exception {
        tells(Monitor::nagios);
    }

    @FunctionalInterface
    private interface Start {
        Monitor start(Path directory, String remediator, CheckedThing thing) throws IOException;
    }

    private void tells(Start system) throws Exception {
        var own = Files.createDirectories(directory.resolve("monitor"));
        var thing = new CheckedThing(own);
        try (var remediator = new RemediatorProcess(directory.resolve("data"));
                var monitor = system.start(own, remediator.http().base(), thing)) {
            thing.says(2, NASTY);
            reason(remediator, monitor, "unmatched");

            thing.says(0, "OK");
            reason(remediator, monitor, "resolved");

            var accounting = remediator.http().get("/api/accounting");
            assertThat(accounting.path("unaccounted").asLong()).isZero();
        }
        assertThat(own.resolve("pwned")).doesNotExist();
    }

    private static void reason(RemediatorProcess remediator, Monitor monitor, String wanted) {
        await(wanted)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .failFast("the monitoring system has ended", () -> !monitor.runs())
                .until(() -> incident(remediator).path("reason").asString("").equals(wanted));
    }

    private static JsonNode incident(RemediatorProcess remediator) throws IOException {
        return remediator
                .http()
                .get("/api/incidents")
                .path("incidents")
                .valueStream()
                .filter(i -> i.path("alert").asString().equals("http"))
                .filter(i -> i.path("resource").asString().equals("host/web-1.lisbon.example"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
