package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.OurPage;
import dev.remediator.alert.Alert;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchTest {
    private static final String GOOD = "{\"labels\": {\"alertname\": \"%s\"}}";
    private static final String OURS =
            "{\"labels\": {\"alertname\": \"P\", \"remediator_page\": \"remediator:inc-7\"}}";

    @ParameterizedTest
    @ValueSource(strings = {"{\"alerts\": [%s, 7, %s]}", "[%s, 7, %s]"})
    void one_bad_alert_does_not_hide_the_others(String message) {
        var body = message.formatted(GOOD.formatted("First"), GOOD.formatted("Last"));
        assertThat(new AlertmanagerAdapter().adapt(delivery(body)))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        adapted -> {
                            assertThat(adapted.alerts())
                                    .extracting(Alert::name)
                                    .containsExactly("First", "Last");
                            assertThat(adapted.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly(body.startsWith("[") ? "1" : "alerts/1");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"groupKey", "receiver", "routeLabels", "externalURL"})
    void what_is_said_of_the_group_is_not_carried_by_each_alert_however_long(String name) {
        var body =
                "{\"%s\": \"https://am.example/%s\", \"alerts\": [%s]}"
                        .formatted(name, "\ud83d\udd25".repeat(5_000), GOOD.formatted("One"));
        var alert = Bodies.alerts(body).getFirst();
        assertThat(alert.annotations().values()).allMatch(text -> text.length() <= 4_096);
        assertThat(alert.links()).isEmpty();
    }

    @Test
    void a_page_of_ours_is_left_out() {
        var body = "{\"alerts\": [%s, %s]}".formatted(OURS, GOOD.formatted("Other"));
        assertThat(Bodies.alerts(body)).extracting(Alert::name).containsExactly("Other");
    }

    @Test
    void a_label_of_that_name_with_something_else_in_it_is_a_label() {
        assertThat(Bodies.alerts("[" + OURS.replace("remediator:inc", "web") + "]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alerts\": [%s]}", "[%s]"})
    void a_message_that_holds_only_pages_of_ours_is_ignored(String message) {
        assertThat(new AlertmanagerAdapter().adapt(delivery(message.formatted(OURS))))
                .isEqualTo(OurPage.ignored());
    }

    @Test
    void an_alert_without_a_start_is_of_one_episode_until_it_is_over() {
        var firing = Bodies.alert("\"status\": \"firing\"");
        var over = Bodies.alert("\"status\": \"resolved\", \"endsAt\": \"2026-03-01T02:59:00Z\"");
        assertThat(List.of(over.series(), over.episode()))
                .isEqualTo(List.of(firing.series(), firing.episode()));
    }
}
