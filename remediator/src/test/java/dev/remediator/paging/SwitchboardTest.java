package dev.remediator.paging;

import static dev.remediator.paging.Notifications.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.Message;
import dev.remediator.paging.roster.OnCall;
import dev.remediator.paging.roster.Roster;
import dev.remediator.paging.text.Links;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SwitchboardTest {
    private static final Addressee ANA =
            new Addressee("ana", "Ana@Example.org", "+491701234567", "U012", List.of("token"));
    private static final Addressee BO = new Addressee("bo", "", "", "", List.of());
    private static final Links LINKS = new Links("https://remediator.example");

    private final List<Message> sent = new ArrayList<>();
    private Delivery answer = new Sent("taken", "ref-1");
    private OnCall onCall = new OnCall.Are(List.of(), "");
    private final List<String> asked = new ArrayList<>();

    @Test
    void without_a_recipient_whoever_listens_is_told() {
        assertThat(send(ChannelKind.SLACK, "")).isEqualTo(answer);
        assertThat(sent)
                .containsExactly(new Message(call("inc-1", "channel"), Addressee.NOBODY, LINKS));
    }

    @Test
    void a_person_is_reached_at_what_the_settings_say() {
        assertThat(send(ChannelKind.TWILIO_SMS, "person:ana")).isEqualTo(answer);
        assertThat(sent).extracting(Message::to).containsExactly(ANA);
    }

    @ParameterizedTest
    @CsvSource({
        "person:eve, there is no person eve in pager.people; add them",
        "person:, there is no person  in pager.people; add them",
        "ana, nobody knows who 'ana' is; report this bug",
        "schedule:pd, 'there are no schedules at ''pd''; name a channel of the kind pagerduty-schedules or opsgenie, and a schedule'",
        "schedule:pd/, 'there are no schedules at ''pd/''; name a channel of the kind pagerduty-schedules or opsgenie, and a schedule'",
        "schedule:gone/P1, 'there are no schedules at ''gone/P1''; name a channel of the kind pagerduty-schedules or opsgenie, and a schedule'",
    })
    void a_recipient_nobody_knows_is_refused(String recipient, String why) {
        assertThat(send(ChannelKind.TWILIO_SMS, recipient)).isEqualTo(new Permanent(why));
        assertThat(sent).isEmpty();
    }

    @Test
    void a_channel_nobody_knows_is_refused() {
        assertThat(switchboard(ChannelKind.SLACK).send(call("inc-1", "gone")))
                .isEqualTo(
                        new Permanent(
                                "there is no channel gone; add it to pager.channels, or mend the policy"));
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void somebody_without_an_address_there_is_not_called_there(ChannelKind kind) {
        var delivery = send(kind, "person:bo");
        switch (kind) {
            case TWILIO_SMS, TWILIO_VOICE -> assertThat(delivery).isEqualTo(lacking("phone"));
            case SMTP -> assertThat(delivery).isEqualTo(lacking("email"));
            case SLACK -> assertThat(delivery).isEqualTo(lacking("slack"));
            case FCM -> assertThat(delivery).isEqualTo(lacking("devices"));
            default -> assertThat(delivery).isEqualTo(answer);
        }
    }

    private static Permanent lacking(String what) {
        return new Permanent(
                "bo has no %s in pager.people, so channel cannot reach them".formatted(what));
    }

    @Test
    void whoever_is_on_call_is_known_by_the_email() {
        onCall = new OnCall.Are(List.of("stranger@example.org", "aNA@example.ORG"), "");
        assertThat(send(ChannelKind.TWILIO_SMS, "schedule:pd/P1/2"))
                .isEqualTo(new Sent("taken; on call is ana", "ref-1"));
        assertThat(sent).extracting(Message::to).containsExactly(ANA);
        assertThat(asked).containsExactly("P1/2");
    }

    @Test
    void an_old_answer_is_told_whatever_comes_of_it() {
        onCall = new OnCall.Are(List.of("ana@example.org"), " as of 3 min ago, because it is down");
        answer = new Retry(Duration.ofSeconds(3), "busy");
        assertThat(send(ChannelKind.TWILIO_SMS, "schedule:pd/P1"))
                .isEqualTo(
                        new Retry(
                                Duration.ofSeconds(3),
                                "busy; on call is ana as of 3 min ago, because it is down"));
    }

    @Test
    void nobody_on_call_is_refused() {
        assertThat(send(ChannelKind.TWILIO_SMS, "schedule:pd/P1"))
                .isEqualTo(new Permanent("nobody is on call by the schedule pd/P1 now"));
    }

    @Test
    void somebody_on_call_whom_the_settings_do_not_list_is_refused() {
        onCall = new OnCall.Are(List.of("stranger@example.org", ""), "");
        assertThat(send(ChannelKind.TWILIO_SMS, "schedule:pd/P1"))
                .isEqualTo(
                        new Permanent(
                                "on call by the schedule pd/P1 is stranger@example.org, but nobody in pager.people has that email; add it"));
    }

    @Test
    void a_schedule_that_does_not_answer_may_be_asked_later() {
        onCall = new OnCall.Unknown(Duration.ofSeconds(9), "it is down");
        assertThat(send(ChannelKind.TWILIO_SMS, "schedule:pd/P1"))
                .isEqualTo(new Retry(Duration.ofSeconds(9), "it is down"));
    }

    @Test
    void a_schedule_that_is_not_there_is_refused() {
        onCall = new OnCall.Refused("no such schedule");
        assertThat(send(ChannelKind.TWILIO_SMS, "schedule:pd/P1"))
                .isEqualTo(new Permanent("no such schedule"));
    }

    private Delivery send(ChannelKind kind, String recipient) {
        return switchboard(kind).send(call("inc-1", "channel", recipient));
    }

    private Switchboard switchboard(ChannelKind kind) {
        Channel channel =
                message -> {
                    sent.add(message);
                    return answer;
                };
        Roster roster =
                schedule -> {
                    asked.add(schedule);
                    return onCall;
                };
        return new Switchboard(
                Map.of("channel", new Switchboard.Line(kind, channel)),
                new Directory(List.of(BO, ANA), Map.of("pd", roster)),
                LINKS);
    }
}
