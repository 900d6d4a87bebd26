package dev.remediator.adapter;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every adapter of a JSON sender promises. Each brings four bodies of its own, in
/// `src/test/resources/<source>`:
///
/// | file | what it holds |
/// |---|---|
/// | `firing.json` | a JSON object whose alerts all fire |
/// | `resolved.json` | the end of those same alerts, in the same order |
/// | `odd.json` | the strangest body the adapter still reads |
/// | `nonsense.json` | sound JSON of no sender we know |
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class AlertAdapterContract {

    protected abstract AlertAdapter adapter();

    @Test
    void firing_alerts_fire() {
        assertThat(alerts(delivery(body("firing"))))
                .isNotEmpty()
                .allMatch(Alert::firing)
                .allMatch(alert -> alert.endsAt() == null)
                .allMatch(alert -> alert.source().equals(adapter().source()));
    }

    @Test
    void no_two_alerts_of_a_delivery_are_of_one_series() {
        assertThat(alerts(delivery(body("firing"))))
                .extracting(Alert::series)
                .doesNotHaveDuplicates();
    }

    @Test
    void resolved_alerts_are_over() {
        assertThat(alerts(delivery(body("resolved"))))
                .extracting(Alert::status)
                .containsOnly(AlertStatus.RESOLVED);
    }

    @Test
    void what_resolves_has_the_keys_of_what_fired() {
        var resolved = alerts(delivery(body("resolved")));
        assertThat(keys(resolved)).isEqualTo(keys(alerts(delivery(body("firing")))));
    }

    @Test
    void a_repeated_delivery_has_the_same_keys() {
        var later = new Delivery("test", Map.of(), bytes("firing"), THREE_AM.plusSeconds(30));
        assertThat(keys(alerts(later))).isEqualTo(keys(alerts(delivery(body("firing")))));
    }

    @Test
    void the_same_body_from_another_integration_has_other_keys() {
        var other = new Delivery("other", Map.of(), bytes("firing"), THREE_AM);
        assertThat(keys(alerts(other)))
                .doesNotContainAnyElementsOf(keys(alerts(delivery(body("firing")))));
    }

    @Test
    void the_same_delivery_gives_an_equal_answer() {
        var delivery = delivery(body("odd"));
        assertThat(adapter().adapt(delivery)).isEqualTo(adapter().adapt(delivery));
    }

    @Test
    void an_odd_delivery_is_read() {
        assertThat(alerts(delivery(body("odd")))).isNotEmpty();
    }

    @Test
    void nonsense_is_rejected_with_a_reason() {
        assertThat(adapter().adapt(delivery(body("nonsense"))))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.why()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("dev.remediator.adapter.HostileBodies#notJson")
    void what_is_not_sound_JSON_is_rejected(String what, byte[] body) {
        assertThat(adapter().adapt(delivery(body)))
                .as(what)
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.why()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void a_sound_body_with_something_unsound_in_it_is_rejected(String what, byte[] body) {
        assertThat(adapter().adapt(delivery(body))).as(what).isInstanceOf(Adapted.Rejected.class);
    }

    @Test
    void ten_megabytes_of_unknown_fields_change_nothing() {
        var large = delivery(HostileBodies.large(body("firing")));
        assertThat(keys(alerts(large))).isEqualTo(keys(alerts(delivery(body("firing")))));
    }

    @Test
    void a_field_of_any_other_type_is_read_or_rejected_and_never_throws() {
        assertThat(OneFieldChanged.bodies(body("firing"))).isNotEmpty().allSatisfy(this::answered);
    }

    @Test
    void a_body_cut_off_anywhere_is_rejected() {
        var whole = body("firing").strip();
        assertThat(IntStream.range(0, whole.length()).mapToObj(end -> whole.substring(0, end)))
                .extracting(cut -> adapter().adapt(delivery(cut)))
                .hasOnlyElementsOfType(Adapted.Rejected.class);
    }

    @Test
    void a_rejection_quotes_nothing_that_could_forge_a_line_in_a_log() {
        assertThat(OneFieldChanged.bodies(body("firing")))
                .extracting(body -> adapter().adapt(delivery(body)))
                .filteredOn(Adapted.Rejected.class::isInstance)
                .extracting(Object::toString)
                .noneMatch(text -> text.contains(OneFieldChanged.FORGED_LINE));
    }

    Stream<Arguments> unsound() {
        return HostileBodies.unsound(body("firing"));
    }

    private void answered(String body) {
        assertThat(adapter().adapt(delivery(body))).as(body).isNotNull();
    }

    private List<Alert> alerts(Delivery delivery) {
        var adapted = adapter().adapt(delivery);
        assertThat(adapted).isInstanceOf(Adapted.Alerts.class);
        return adapted instanceof Adapted.Alerts(var alerts) ? alerts : List.of();
    }

    private static List<String> keys(List<Alert> alerts) {
        return alerts.stream().flatMap(a -> Stream.of(a.series(), a.episode())).toList();
    }

    private String body(String name) {
        return file(adapter().source() + "/" + name + ".json");
    }

    private byte[] bytes(String name) {
        return body(name).getBytes(StandardCharsets.UTF_8);
    }
}
