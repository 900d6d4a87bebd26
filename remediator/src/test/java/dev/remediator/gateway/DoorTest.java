package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoorTest {
    private static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");
    private static final Delivery DELIVERY =
            new Delivery("test", Map.of(), "hello".getBytes(StandardCharsets.UTF_8), AT);

    private final FakeLedger ledger = new FakeLedger();
    private final FakeResponses responses = new FakeResponses();
    private final Door door = new Door(TinyBook.book(), ledger, responses);

    @Test
    void alerts_are_kept_under_the_resource_their_playbook_locks() {
        assertThat(admit(new Adapted.Alerts(List.of(alert("InstanceDown")))))
                .isEqualTo(new Door.Accepted(1));
        assertThat(ledger.kept()).extracting(Alert::resource).containsExactly("node/web-1");
    }

    @Test
    void an_alert_without_a_playbook_keeps_the_resource_its_adapter_read() {
        admit(new Adapted.Alerts(List.of(alert("Other"))));
        assertThat(ledger.kept()).extracting(Alert::resource).containsExactly("as-adapted");
    }

    @Test
    void alerts_keep_their_order() {
        admit(new Adapted.Alerts(List.of(alert("A"), alert("InstanceDown"), alert("B"))));
        assertThat(ledger.kept()).extracting(Alert::name).containsExactly("A", "InstanceDown", "B");
    }

    @Test
    void what_says_nothing_is_ignored_and_not_kept() {
        assertThat(admit(new Adapted.Ignored("a test"))).isEqualTo(new Door.Ignored("a test"));
        assertThat(ledger.kept()).isEmpty();
        assertThat(ledger.buried()).isEmpty();
    }

    @Test
    void what_is_rejected_is_buried_with_its_reason_and_field() {
        assertThat(admit(new Adapted.Rejected("is no list", "alerts")))
                .isEqualTo(new Door.Refused("is no list", "alerts"));
        assertThat(ledger.buried())
                .containsExactly(
                        new FakeLedger.Letter("is no list (alerts)", "inbox-0@17", AT, "hello"));
    }

    @Test
    void a_reason_about_the_whole_body_names_no_field() {
        admit(new Adapted.Rejected("is no JSON", ""));
        assertThat(ledger.buried())
                .extracting(FakeLedger.Letter::reason)
                .containsExactly("is no JSON");
    }

    @Test
    void what_is_not_durable_is_not_accepted() {
        ledger.goesAway();
        assertThat(admit(new Adapted.Alerts(List.of(alert("InstanceDown")))))
                .isEqualTo(new Door.Unavailable("Kafka is away; send it again"));
    }

    @Test
    void what_cannot_be_buried_is_not_refused() {
        ledger.goesAway();
        assertThat(admit(new Adapted.Rejected("is no list", "alerts")))
                .isEqualTo(new Door.Unavailable("Kafka is away; send it again"));
    }

    private Door.Admission admit(Adapted adapted) {
        return door.admit(DELIVERY, "inbox-0@17", _ -> adapted);
    }

    static Alert alert(String name) {
        return new Alert(
                "test",
                "series",
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                name,
                "as-adapted",
                AT,
                null,
                Map.of("instance", "web-1"),
                Map.of(),
                Map.of());
    }
}
