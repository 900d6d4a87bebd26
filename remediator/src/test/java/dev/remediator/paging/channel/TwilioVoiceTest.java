package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TwilioVoiceTest extends ChannelContract {
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "account", "AC1",
                    "from", "+15005550006",
                    "voice", "Polly.Amy",
                    "language", "en-GB");

    @Override
    ChannelKind kind() {
        return ChannelKind.TWILIO_VOICE;
    }

    @Override
    Channel channel(URI base, Credential credential, Timeouts timeouts) {
        return TwilioVoice.of(spec(base, OPTIONS), credential, timeouts);
    }

    @Override
    Message calling(Page page) {
        return Messages.to(Messages.ANA, page);
    }

    @Override
    Reply success() {
        return Reply.of(201, "{\"sid\":\"CA0123456789\",\"status\":\"queued\"}");
    }

    @Override
    Class<? extends Delivery> afterFailure(int status) {
        return Ambiguous.class;
    }

    @Override
    boolean carries(Taken taken, String secret) {
        return taken.header("Authorization").equals(Credentials.basic("AC1", secret));
    }

    @Override
    void fits(Taken taken) {
        assertThat(taken.path()).isEqualTo("/2010-04-01/Accounts/AC1/Calls.json");
        assertThat(taken.form()).containsOnlyKeys("From", "To", "Twiml");
        assertThat(taken.form()).containsEntry("To", "+491701234567");
        var twiml = taken.field("Twiml");
        assertThat(twiml).hasSizeLessThanOrEqualTo(4000);
        var response = parsed(twiml);
        assertThat(response.getTagName()).isEqualTo("Response");
        var says = response.getElementsByTagName("Say");
        assertThat(says.getLength()).isEqualTo(2);
        for (int i = 0; i < says.getLength(); i++) {
            var say = (Element) says.item(i);
            assertThat(say.getAttribute("voice")).isEqualTo("Polly.Amy");
            assertThat(say.getAttribute("language")).isEqualTo("en-GB");
            assertThat(say.getChildNodes().getLength()).as("text alone").isEqualTo(1);
            assertThat(say.getTextContent()).contains("Please acknowledge the page.");
        }
    }

    private static Element parsed(String twiml) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(twiml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not XML: " + twiml, e);
        }
    }

    @Test
    void a_call_is_known_by_its_sid() {
        assertThat(send(Pages.ladderExhausted()))
                .isEqualTo(
                        new Sent("Twilio accepted it and calls it CA0123456789", "CA0123456789"));
    }

    @Test
    void the_page_is_said_in_sentences() {
        send(Pages.ladderExhausted());
        var says = parsed(service().only().field("Twiml")).getElementsByTagName("Say");
        assertThat(says.item(0).getTextContent())
                .isEqualTo(
                        "This is remediator. Critical: Instance Down, on node web-1. Every remedy"
                                + " was tried and none helped. Do this next: Log in to node web-1:"
                                + " automation has tried all it knows and leaves it to you until"
                                + " the alert is over. Please acknowledge the page. The alert says:"
                                + " web-1 does not answer. The last remedy was drain and reboot:"
                                + " the remedy failed.");
        assertThat(says.item(1).getTextContent())
                .isEqualTo("Again. " + says.item(0).getTextContent());
    }
}
