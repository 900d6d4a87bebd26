package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A page as a mail, as a mail server gets it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LetterTest {
    private static final Page PAGE = Pages.ladderExhausted();

    private RudeMailServer server;
    private Channel mail;

    @BeforeEach
    void start() throws IOException {
        server = new RudeMailServer();
        var options = Map.of("from", "Pager <pager@example.org>");
        mail =
                Mail.of(
                        new ChannelSpec("mail", ChannelKind.SMTP, server.url(), "", options),
                        () -> "",
                        Timeouts.USUAL);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_page_is_a_plain_mail_that_nobody_answers_automatically() throws Exception {
        var letter = sent(Messages.to(Messages.ANA, PAGE));
        assertThat(letter.getHeader("From", null)).isEqualTo("Pager <pager@example.org>");
        assertThat(letter.getHeader("To", null)).isEqualTo("ana@example.org");
        assertThat(letter.getSubject()).startsWith("[CRITICAL] InstanceDown on node/web-1");
        assertThat(letter.getSentDate()).isEqualTo(Instant.parse("2026-08-04T03:15:00Z"));
        assertThat(letter.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(letter.getHeader("Importance", null)).isEqualTo("high");
        assertThat(letter.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat((String) letter.getContent()).contains("Log in to node/web-1");
    }

    @Test
    void the_same_notification_is_always_the_same_letter() throws Exception {
        var first = sent(Messages.to(Messages.ANA, PAGE));
        var again = sent(Messages.to(Messages.ANA, PAGE));
        assertThat(again.getMessageID()).isEqualTo(first.getMessageID());
        assertThat(server.mails().getLast()).isEqualTo(server.mails().getFirst());
    }

    @Test
    void what_follows_is_in_the_thread_of_the_call() throws Exception {
        var call = sent(Messages.to(Messages.ANA, PAGE));
        var resolved = Pages.as(Page.Action.RESOLVE, PAGE);
        var end = sent(Messages.following(call.getMessageID(), resolved), "ana@example.org");
        assertThat(end.getHeader("In-Reply-To", null)).isEqualTo(call.getMessageID());
        assertThat(end.getHeader("References", " ").strip().split("\\s+", -1))
                .containsExactly(call.getHeader("References", " "), call.getMessageID());
        assertThat(end.getHeader("Importance", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no id", "<a b@x>", "<x@y>\r\nBcc: all@example.org", "<<x@y>>"})
    void a_lost_reference_still_leaves_the_mail_in_the_pages_thread(String reference)
            throws Exception {
        var call = sent(Messages.to(Messages.ANA, PAGE));
        var end = sent(Messages.following(reference, PAGE), "ana@example.org");
        assertThat(end.getHeader("In-Reply-To", null)).isEqualTo(call.getHeader("References", " "));
        assertThat(end.getHeader("Bcc")).isNull();
    }

    @Test
    void another_page_is_another_thread_and_another_letter() throws Exception {
        var one = sent(Messages.to(Messages.ANA, PAGE));
        var other = sent(Messages.to(Messages.ANA, Pages.about("inc-2", PAGE)));
        assertThat(other.getMessageID()).isNotEqualTo(one.getMessageID());
        assertThat(other.getHeader("References", " "))
                .isNotEqualTo(one.getHeader("References", " "));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("dev.remediator.paging.channel.HostilePages#all")
    void whatever_is_in_a_page_it_is_one_mail_with_our_headers_alone(Page page) throws Exception {
        var letter = sent(Messages.to(Messages.ANA, page));
        assertThat(Collections.list(letter.getAllHeaders()))
                .extracting(jakarta.mail.Header::getName)
                .containsExactlyInAnyOrder(
                        "From",
                        "To",
                        "Date",
                        "Subject",
                        "Message-ID",
                        "In-Reply-To",
                        "References",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress",
                        "Importance",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("RCPT"))
                .containsExactly("RCPT TO:<ana@example.org>");
        assertThat(server.mails()).hasSize(1);
        assertThat(server.mails().getFirst().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
        assertThat(server.mails().getFirst()).hasSizeLessThan(200 * 1024);
        assertThat((String) letter.getContent()).isNotBlank();
    }

    @Test
    void odd_characters_arrive() throws Exception {
        var alert =
                Pages.alert(
                        Severity.CRITICAL, Map.of(), Map.of("summary", "Größe 💥 ok"), Map.of());
        var page = Pages.on("node/größe-💥", Pages.of(alert, Reason.NO_REMEDY));
        var letter = sent(Messages.to(Messages.ANA, page));
        assertThat(letter.getSubject()).contains("node/größe-💥");
        assertThat((String) letter.getContent()).contains("node/größe-💥");
        assertThat(server.mails().getFirst().lines().takeWhile(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(line).matches("[\\t -~]*"));
    }

    private MimeMessage sent(Message message, String to) throws MessagingException {
        var somebody = new Addressee("ana", to, "", "", List.of());
        return sent(new Message(message.notification(), somebody, message.links()));
    }

    private MimeMessage sent(Message message) throws MessagingException {
        assertThat(mail.send(message)).isInstanceOf(Sent.class);
        var bytes = server.mails().getLast().getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
