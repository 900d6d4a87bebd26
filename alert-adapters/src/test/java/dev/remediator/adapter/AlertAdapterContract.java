package dev.remediator.adapter;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
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
///
/// A sender that never says that something is over overrides [#resolves] and brings no
/// `resolved.json`; one whose headers matter overrides [#headers].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class AlertAdapterContract {

    protected abstract AlertAdapter adapter();

    /// What comes beside the body.
    ///
    /// @param fixture such as `firing`
    protected Map<String, String> headers(String fixture) {
        return Map.of();
    }

    /// Whether this sender ever says that something is over.
    protected boolean resolves() {
        return true;
    }

    /// How its messages are read.
    protected Reading reading() {
        return Reading.DEFAULT;
    }

    @Test
    void firing_alerts_fire() {
        assertThat(alerts(firing()))
                .isNotEmpty()
                .allMatch(Alert::firing)
                .allMatch(alert -> alert.source().equals(adapter().source()));
    }

    @Test
    void a_firing_alert_ends_only_if_nobody_will_say_that_it_is_over() {
        assertThat(alerts(firing())).allMatch(alert -> (alert.endsAt() == null) == resolves());
    }

    @Test
    void every_alert_has_a_name_and_is_about_something() {
        assertThat(alerts(firing()))
                .noneMatch(alert -> alert.name().equals("unnamed"))
                .noneMatch(alert -> alert.resource().startsWith("alert/"));
    }

    @Test
    void people_are_told_how_to_set_it_up() {
        var guide = adapter().guide();
        assertThat(guide.system()).isNotBlank();
        assertThat(guide.reads()).endsWith(".");
        assertThat(guide.labels()).endsWith(".");
        assertThat(guide.notes()).allMatch(note -> note.endsWith("."));
        assertThat(guide.snippets())
                .isNotEmpty()
                .anyMatch(snippet -> snippet.text().contains(Guide.URL));
    }

    @Test
    void no_two_alerts_of_a_delivery_are_of_one_series() {
        assertThat(alerts(firing())).extracting(Alert::series).doesNotHaveDuplicates();
    }

    @Test
    void resolved_alerts_are_over() {
        assumeTrue(resolves(), "this sender never says that something is over");
        assertThat(alerts(of("resolved")))
                .extracting(Alert::status)
                .containsOnly(AlertStatus.RESOLVED);
    }

    @Test
    void what_resolves_has_the_keys_of_what_fired() {
        assumeTrue(resolves(), "this sender never says that something is over");
        var resolved = alerts(of("resolved"));
        assertThat(keys(resolved)).isEqualTo(keys(alerts(firing())));
    }

    @Test
    void a_repeated_delivery_has_the_same_keys() {
        var later = firing("test", THREE_AM.plusSeconds(30));
        assertThat(keys(alerts(later))).isEqualTo(keys(alerts(firing())));
    }

    @Test
    void the_same_body_from_another_integration_has_other_keys() {
        var other = firing("other", THREE_AM);
        assertThat(keys(alerts(other))).doesNotContainAnyElementsOf(keys(alerts(firing())));
    }

    @Test
    void the_same_delivery_gives_an_equal_answer() {
        var delivery = of("odd");
        assertThat(adapter().adapt(delivery)).isEqualTo(adapter().adapt(delivery));
    }

    @Test
    void an_odd_delivery_is_read() {
        assertThat(alerts(of("odd"))).isNotEmpty();
    }

    @Test
    void nonsense_is_rejected_with_a_reason() {
        assertThat(adapter().adapt(of("nonsense")))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> {
                            assertThat(rejected.why()).isNotBlank();
                            assertThat(rejected.field()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @MethodSource("dev.remediator.adapter.HostileBodies#notJson")
    void what_is_not_sound_JSON_is_rejected(String what, byte[] body) {
        assertThat(adapter().adapt(firing(body)))
                .as(what)
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.why()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void a_sound_body_with_something_unsound_in_it_is_rejected(String what, byte[] body) {
        assertThat(adapter().adapt(firing(body))).as(what).isInstanceOf(Adapted.Rejected.class);
    }

    @Test
    void ten_megabytes_of_unknown_fields_change_nothing() {
        var large = firing(HostileBodies.large(body("firing")));
        assertThat(keys(alerts(large))).isEqualTo(keys(alerts(firing())));
    }

    @Test
    void a_field_of_any_other_type_is_read_or_rejected_and_never_throws() {
        assertThat(OneFieldChanged.bodies(body("firing"))).isNotEmpty().allSatisfy(this::answered);
    }

    @Test
    void a_body_cut_off_anywhere_is_rejected() {
        var whole = body("firing").strip();
        assertThat(IntStream.range(0, whole.length()).mapToObj(end -> whole.substring(0, end)))
                .extracting(cut -> adapter().adapt(firing(cut.getBytes(UTF_8))))
                .hasOnlyElementsOfType(Adapted.Rejected.class);
    }

    @Test
    void a_rejection_quotes_nothing_that_could_forge_a_line_in_a_log() {
        assertThat(OneFieldChanged.bodies(body("firing")))
                .extracting(body -> adapter().adapt(firing(body.getBytes(UTF_8))))
                .flatExtracting(AlertAdapterContract::rejections)
                .extracting(Object::toString)
                .noneMatch(text -> text.contains(OneFieldChanged.FORGED_LINE));
    }

    @Test
    void a_rejection_of_a_wrong_value_names_its_field() {
        assertThat(OneFieldChanged.bodies(body("firing")))
                .extracting(body -> adapter().adapt(firing(body.getBytes(UTF_8))))
                .flatExtracting(AlertAdapterContract::rejections)
                .extracting(Adapted.Rejected::field)
                .doesNotContain("");
    }

    private static List<Adapted.Rejected> rejections(Adapted adapted) {
        return switch (adapted) {
            case Adapted.Rejected rejected -> List.of(rejected);
            case Adapted.Alerts(var _, var refused) -> refused;
            case Adapted.AboutPages(var _, var rest) -> rejections(rest);
            case Adapted.Ignored _, Adapted.Handshake _ -> List.of();
        };
    }

    Stream<Arguments> unsound() {
        return HostileBodies.unsound(body("firing"));
    }

    private void answered(String body) {
        assertThat(adapter().adapt(firing(body.getBytes(UTF_8)))).as(body).isNotNull();
    }

    private List<Alert> alerts(Delivery delivery) {
        var adapted = adapter().adapt(delivery);
        assertThat(adapted).isInstanceOf(Adapted.Alerts.class);
        return adapted instanceof Adapted.Alerts(var alerts, var _) ? alerts : List.of();
    }

    private static List<String> keys(List<Alert> alerts) {
        return alerts.stream().flatMap(a -> Stream.of(a.series(), a.episode())).toList();
    }

    private String body(String name) {
        return file(adapter().source() + "/" + name + ".json");
    }

    private Delivery of(String name) {
        return delivery("test", name, body(name).getBytes(UTF_8), THREE_AM);
    }

    private Delivery firing() {
        return of("firing");
    }

    private Delivery firing(String integration, Instant at) {
        return delivery(integration, "firing", body("firing").getBytes(UTF_8), at);
    }

    private Delivery firing(byte[] body) {
        return delivery("test", "firing", body, THREE_AM);
    }

    private Delivery delivery(String integration, String name, byte[] body, Instant at) {
        return new Delivery(integration, headers(name), body, at).readAs(reading());
    }
}
