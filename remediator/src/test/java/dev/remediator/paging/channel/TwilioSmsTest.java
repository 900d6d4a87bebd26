package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSmsTest extends ChannelContract {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final Map<String, String> OPTIONS =
            Map.of("account", ACCOUNT, "from", "+15005550006");
    private static final Page PAGE = Pages.ladderExhausted();

    @Override
    ChannelKind kind() {
        return ChannelKind.TWILIO_SMS;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return TwilioSms.of(spec(base, OPTIONS), credential, timeouts);
    }

    private Channel with(String option, String value) {
        var options = new HashMap<>(OPTIONS);
        options.put(option, value);
        return TwilioSms.of(spec(service().base(), options), () -> SECRET, Timeouts.USUAL);
    }

    @Override
    Message calling(Page page) {
        return Messages.to(Messages.ANA, page);
    }

    @Override
    Message following(Page page) {
        return Messages.to(Messages.ANA, page);
    }

    @Override
    Reply success() {
        return Reply.of(201, "{\"sid\":\"SM0123456789\",\"status\":\"queued\"}");
    }

    /// Twilio may have taken it all the same.
    @Override
    Class<? extends Delivery> afterFailure(int status) {
        return Ambiguous.class;
    }

    @Override
    boolean carries(Taken taken, String secret) {
        return taken.header("Authorization").equals(Credentials.basic(ACCOUNT, secret));
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.path()).isEqualTo(MESSAGES);
        assertThat(carries(taken, SECRET)).isTrue();
        var form = taken.form();
        assertThat(form).containsOnlyKeys("Body", "From", "To");
        assertThat(form).containsEntry("To", "+491701234567").containsEntry("From", "+15005550006");
        SmsRules.fits(taken.field("Body"), 3);
    }

    @Test
    void a_message_is_known_by_its_sid() {
        assertThat(send(PAGE))
                .isEqualTo(
                        new Sent("Twilio accepted it and calls it SM0123456789", "SM0123456789"));
    }

    @Test
    void the_end_is_one_short_text() {
        send(Pages.as(Page.Action.RESOLVE, PAGE));
        var text = service().only().field("Body");
        SmsRules.fits(text, 1);
        assertThat(text).startsWith("[RESOLVED] InstanceDown on node/web-1");
    }

    @ParameterizedTest
    @CsvSource({"400, 21211, Permanent", "429, 20429, Retry", "400, 21611, Retry"})
    void twilios_own_code_is_said_and_decides(int status, int code, String outcome) {
        var body = "{\"code\":%d,\n\"message\":\"The 'To' number is bad\"}".formatted(code);
        service().next(Reply.of(status, body));
        var said = "Twilio answered %d: %d The 'To' number is bad".formatted(status, code);
        assertThat(send(PAGE))
                .isEqualTo(
                        outcome.equals("Retry")
                                ? new Retry(Duration.ZERO, said)
                                : new Permanent(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':21211,'message':'+491701234567 is no number'} | 21211 …67 is no number",
                "{'code':21612,'message':'from +1 (500) 555-0006'} | 21612 from …06",
                "{'code':20404,'message':'/2010-04-01/Accounts/AC0000000001'} | 20404 /2010-04-01/Accounts/AC0000000001",
                "To=%2B491701234567 is wrong | To=…67 is wrong",
            })
    void nobodys_telephone_number_is_repeated(String body, String said) {
        service().next(Reply.of(400, body.replace('\'', '"')));
        assertThat(why(send(PAGE))).isEqualTo("Twilio answered 400: " + said);
    }

    @Test
    void what_twilio_has_among_its_messages_although_it_did_not_answer_was_sent() {
        assertThat(looked("queued", body(PAGE))).isInstanceOf(Sent.class);
        var look = service().taken().getLast();
        assertThat(look.method()).isEqualTo("GET");
        assertThat(look.path()).isEqualTo(MESSAGES);
        assertThat(look.query())
                .contains("To=%2B491701234567", "DateSent%3E=2026-08-03", "PageSize=50");
        assertThat(carries(look, SECRET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "canceled"})
    void what_twilio_has_but_could_not_deliver_was_not_sent(String status) {
        assertThat(looked(status, body(PAGE)))
                .isEqualTo(
                        new Permanent(
                                "Twilio has it among its messages, but could not deliver it; its"
                                        + " error is 30003"));
    }

    @Test
    void another_message_about_the_same_page_proves_nothing() {
        var over = body(Pages.as(Page.Action.RESOLVE, PAGE));
        assertThat(looked("delivered", over)).isInstanceOf(Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "<html>", "{\"messages\":[{}, 1, null]}"})
    void a_list_that_does_not_have_it_proves_nothing(String list) {
        service().next(Reply.of(500, "")).next(Reply.of(200, list));
        assertThat(send(PAGE)).isInstanceOf(Ambiguous.class);
        assertThat(told(service())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500})
    void a_list_nobody_may_see_proves_nothing(int status) {
        service().next(Reply.of(503, "")).next(Reply.of(status, "no"));
        assertThat(send(PAGE)).isInstanceOf(Ambiguous.class);
    }

    private Delivery looked(String status, String text) {
        var list = Json.MAPPER.createObjectNode();
        var messages = list.putArray("messages");
        messages.addObject().put("body", "See you at eight").put("status", "delivered");
        messages.addObject().put("body", text).put("status", status).put("error_code", 30003);
        service().next(Reply.of(500, "")).next(Reply.of(200, list.toString()));
        return send(PAGE);
    }

    private static String body(Page page) {
        return new SmsText(Messages.to(Messages.ANA, page)).toString();
    }

    @Test
    void a_messaging_service_chooses_the_sender() {
        var options = Map.of("account", ACCOUNT, "messaging-service", "MG1");
        var sms = TwilioSms.of(spec(service().base(), options), () -> SECRET, Timeouts.USUAL);
        sms.send(calling(PAGE));
        assertThat(service().only().form())
                .containsEntry("MessagingServiceSid", "MG1")
                .doesNotContainKey("From");
    }

    @Test
    void the_key_of_an_api_key_is_the_user() {
        with("key", "SK1").send(calling(PAGE));
        assertThat(service().only().header("Authorization"))
                .isEqualTo(Credentials.basic("SK1", SECRET));
        assertThat(service().only().path()).isEqualTo(MESSAGES);
    }

    @Test
    void whoever_listens_is_called_at_the_channels_number() {
        with("to", "+4930123456").send(Messages.about(PAGE));
        assertThat(service().only().form()).containsEntry("To", "+4930123456");
    }

    @Test
    void who_has_no_number_cannot_be_called() {
        var bob = new Addressee("bob", "", "", "", List.of());
        assertThat(with("to", "+4930123456").send(Messages.to(bob, PAGE)))
                .isEqualTo(new Permanent("bob has no phone; add it to pager.people"));
        assertThat(service().taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"account", "from"})
    void a_missing_option_is_named(String option) {
        var options = new HashMap<>(OPTIONS);
        options.remove(option);
        var spec = spec(service().base(), options);
        assertThatThrownBy(() -> TwilioSms.of(spec, () -> SECRET, Timeouts.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "option %s of the channel channel is missing; a channel of the kind"
                                        .formatted(option)
                                + " twilio-sms needs it");
    }
}
