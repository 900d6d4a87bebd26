package dev.remediator.adapter.gcpmonitoring;

import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PubSubTest {
    private static final Answers GOOGLE = Answers.of(new GcpMonitoringAdapter());

    static String push(String content) {
        return """
        {"message": {"attributes": {}, "data": "%s", "messageId": "2070443601311540",
         "message_id": "2070443601311540", "publishTime": "2026-03-01T02:14:06.1Z"},
         "subscription": "projects/lisbon-shop/subscriptions/remediator"}
        """
                .formatted(Base64.getEncoder().encodeToString(content.getBytes(UTF_8)));
    }

    @Test
    void a_pushed_incident_is_the_same_told_by_the_pushs_id() {
        var incident = GOOGLE.alertIn("firing.json");
        assertThat(GOOGLE.alert(push(GOOGLE.body("firing.json"))))
                .returns(incident.series(), Alert::series)
                .returns(incident.episode(), Alert::episode)
                .returns(delivery("").key("gcp-monitoring", "2070443601311540"), Alert::delivery);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    %% | field message/data is not Base64 | message/data
                    eA== | field message/data should hold JSON in Base64: the body is not JSON from line 1, column 1 | message/data
                    e30= | field incident is missing; send this address only what a notification channel of Cloud Monitoring sends | incident
                    """)
    void a_push_of_something_else_is_rejected(String data, String why, String field) {
        assertThat(GOOGLE.to("{\"message\":{\"data\":\"" + data + "\"}}"))
                .isEqualTo(new Adapted.Rejected(why, field));
    }
}
