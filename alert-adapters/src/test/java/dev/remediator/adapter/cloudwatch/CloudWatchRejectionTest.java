package dev.remediator.adapter.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CloudWatchRejectionTest {
    private static final Answers CLOUDWATCH = Answers.of(new CloudWatchAdapter());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | AlarmName
                    {"AlarmName":[]} | AlarmName
                    {"AlarmName":"x"} | NewStateValue
                    {"AlarmName":"x","NewStateValue":"FINE"} | NewStateValue
                    {"AlarmName":"x","NewStateValue":"OK","StateChangeTime":"now"} | StateChangeTime
                    {"AlarmName":"x","NewStateValue":"OK","Trigger":7} | Trigger
                    {"AlarmName":"x","NewStateValue":"OK","Trigger":{"Dimensions":[7]}} | Trigger/Dimensions/0
                    {"Message":"hello"} | Message
                    {"Message":"[1]"} | Message
                    {"Message":"{x"} | Message
                    {"Message":"{}"} | Message
                    {"Message":"{\\"AlarmName\\":\\"x\\"}"} | Message/NewStateValue
                    {"Message":"x","Type":"Gossip"} | Type
                    {"Records":{}} | Records
                    {"Records":[{}]} | Records/0/Sns
                    {"Records":[{"body":"hello"}]} | Records/0/body
                    {"alarmData":{"alarmName":"x"}} | alarmData/state/value
                    {"alarmData":{}} | alarmData/alarmName
                    {"detail-type":"EC2 Instance State-change Notification"} | detail-type
                    {"detail":7} | detail
                    """)
    void what_is_wrong_is_rejected_with_its_place(String body, String field) {
        assertThat(CLOUDWATCH.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void a_message_of_another_service_is_rejected_saying_what_to_change() {
        var body = "{\"Message\":\"{\\\"Event\\\":\\\"autoscaling:TEST_NOTIFICATION\\\"}\"}";
        assertThat(CLOUDWATCH.to(body))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field Message is no CloudWatch alarm; subscribe to a topic that"
                                        + " only alarms are sent to",
                                "Message"));
    }

    @Test
    void no_records_are_ignored() {
        assertThat(CLOUDWATCH.to("{\"Records\":[]}"))
                .isEqualTo(new Adapted.Ignored("there are no records in it"));
    }
}
