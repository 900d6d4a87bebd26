package dev.remediator.paging.channel;

import static dev.remediator.paging.channel.RudeMailServer.DRIPS;
import static dev.remediator.paging.channel.RudeMailServer.GREETING;
import static dev.remediator.paging.channel.RudeMailServer.HANGS_UP;
import static dev.remediator.paging.channel.RudeMailServer.LAST_LINE;
import static dev.remediator.paging.channel.RudeMailServer.STALLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a mail, whatever the mail server says or does not say.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailTest {
    private static final Timeouts IMPATIENT =
            new Timeouts(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(400),
                    Duration.ofMillis(1500));
    private static final String PASSWORD = "correct-horse-battery";
    private static final Page PAGE = Pages.ladderExhausted();

    private RudeMailServer server;
    private Timeouts timeouts = Timeouts.USUAL;

    @BeforeEach
    void start() throws IOException {
        server = new RudeMailServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_mail_the_server_takes_is_sent() {
        var delivery = send(Map.of());
        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Sent.class,
                        sent -> {
                            assertThat(sent.detail())
                                    .isEqualTo("127.0.0.1 answered 250 2.0.0 queued as 4711");
                            assertThat(sent.reference()).matches("<[0-9a-f]{40}@example\\.org>");
                        });
        assertThat(server.mails()).hasSize(1);
        assertThat(server.commands())
                .contains("MAIL FROM:<pager@example.org>", "RCPT TO:<ana@example.org>");
    }

    @ParameterizedTest(name = "at {0} it says {1}")
    @CsvSource({
        "greeting, 421 too busy, RETRY",
        "greeting, 554 go away, PERMANENT",
        "greeting, hangs up, RETRY",
        "greeting, stalls, RETRY",
        "greeting, HTTP/1.1 400 Bad Request, RETRY",
        "EHLO, hangs up, RETRY",
        "EHLO, stalls, RETRY",
        "EHLO, drips, RETRY",
        "EHLO, 421 shutting down, RETRY",
        "MAIL, 451 later, RETRY",
        "MAIL, 421 shutting down, RETRY",
        "MAIL, 550 not from you, PERMANENT",
        "MAIL, hangs up, RETRY",
        "MAIL, stalls, RETRY",
        "MAIL, ~~~~, RETRY",
        "RCPT, 450 greylisted, RETRY",
        "RCPT, 452 full, RETRY",
        "RCPT, 421 shutting down, RETRY",
        "RCPT, 550 no such user, PERMANENT",
        "RCPT, 553 no such name, PERMANENT",
        "RCPT, hangs up, RETRY",
        "RCPT, stalls, RETRY",
        "DATA, 451 later, RETRY",
        "DATA, 421 shutting down, RETRY",
        "DATA, 554 no, PERMANENT",
        "DATA, hangs up, RETRY",
        "DATA, stalls, RETRY",
        "DATA, 250 what, RETRY",
        "., 421 shutting down, RETRY",
        "., 451 later, RETRY",
        "., 452 disk full, RETRY",
        "., 550 spam, PERMANENT",
        "., 554 no, PERMANENT",
        "., hangs up, AMBIGUOUS",
        "., stalls, AMBIGUOUS",
        "., drips, AMBIGUOUS",
        "., ~~~~, AMBIGUOUS",
        "., 25, AMBIGUOUS",
        "., 354 more, AMBIGUOUS",
    })
    void what_a_server_does_has_one_meaning(String when, String reply, String meaning) {
        server.says(when, reply);
        timeouts = reply.matches("stalls|drips") ? IMPATIENT : Timeouts.USUAL;
        assertThat(name(send(Map.of()))).isEqualTo(meaning);
    }

    private static String name(Delivery delivery) {
        return switch (delivery) {
            case Sent _ -> "SENT";
            case Retry _ -> "RETRY";
            case Permanent _ -> "PERMANENT";
            case Ambiguous _ -> "AMBIGUOUS";
        };
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550 not from you", "DATA, 554 not now", "., 550 spam"})
    void what_the_server_refuses_is_said_in_its_words(String when, String reply) {
        server.says(when, reply);
        assertThat(send(Map.of())).isEqualTo(new Permanent("127.0.0.1 answered " + reply));
    }

    @Test
    void a_refused_recipient_is_named() {
        server.says("RCPT", "550 5.1.1 no such user");
        assertThat(send(Map.of()))
                .isEqualTo(
                        new Permanent(
                                "the mail is not taken for ana@example.org: 550 5.1.1 no such user"));
    }

    @Test
    void a_mail_that_reaches_some_is_sent_and_says_whom_it_did_not_reach() {
        server.says("RCPT TO:<ben@example.org>", "550 5.1.1 no such user");
        var delivery = sendToAll("ana@example.org, ben@example.org");
        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Sent.class,
                        sent ->
                                assertThat(sent.detail())
                                        .endsWith(
                                                "but not for ben@example.org: 550 5.1.1 no such"
                                                        + " user"));
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void one_who_may_be_reached_later_is_reason_enough_to_try_later() {
        server.says("RCPT TO:<ana@example.org>", "550 no such user");
        server.says("RCPT TO:<ben@example.org>", "450 greylisted");
        assertThat(sendToAll("ana@example.org, ben@example.org")).isInstanceOf(Retry.class);
    }

    @Test
    void a_mail_half_of_whose_recipients_were_refused_may_still_be_unclear() {
        server.says("RCPT TO:<ben@example.org>", "550 no such user").says(LAST_LINE, HANGS_UP);
        assertThat(sendToAll("ana@example.org, ben@example.org")).isInstanceOf(Ambiguous.class);
    }

    @Test
    void a_server_that_hangs_up_after_it_has_the_mail_has_it() {
        server.says("QUIT", HANGS_UP);
        assertThat(send(Map.of())).isInstanceOf(Sent.class);
    }

    @ParameterizedTest
    @CsvSource({"535 5.7.8 wrong, PERMANENT", "454 4.7.0 later, RETRY", "hangs up, RETRY"})
    void who_may_not_log_in_sends_nothing(String reply, String meaning) {
        server.says("AUTH", "334 VXNlcm5hbWU6");
        server.says(base64("pager"), "334 UGFzc3dvcmQ6");
        server.says(base64(PASSWORD), reply);
        assertThat(name(send(Map.of("user", "pager")))).isEqualTo(meaning);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void the_password_goes_to_the_server_and_is_not_repeated() {
        server.says("AUTH", "334 VXNlcm5hbWU6");
        server.says(base64("pager"), "334 UGFzc3dvcmQ6");
        server.says(base64(PASSWORD), "535 wrong: " + PASSWORD + " " + base64(PASSWORD));
        var delivery = send(Map.of("user", "pager"));
        assertThat(server.commands()).contains(base64("pager"), base64(PASSWORD));
        assertThat(delivery).isEqualTo(new Permanent("127.0.0.1 answered 535 wrong: *** ***"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_server_without_starttls_gets_nothing_where_it_is_required() {
        assertThat(send(Map.of("security", "starttls")))
                .isInstanceOfSatisfying(
                        Permanent.class,
                        refused -> assertThat(refused.why()).contains("offers no STARTTLS"));
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void a_server_that_promises_starttls_and_breaks_it_gets_nothing() {
        server.says("EHLO", "250-mx.example\r\n250 STARTTLS").says("STARTTLS", "220 go on");
        assertThat(send(Map.of("security", "starttls"))).isInstanceOf(Retry.class);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void a_server_that_speaks_no_tls_gets_nothing_where_it_is_required() {
        assertThat(send(Map.of("security", "tls"))).isInstanceOf(Retry.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_is_tried_later() throws IOException {
        server.close();
        assertThat(send(Map.of())).isInstanceOf(Retry.class);
    }

    @Test
    void a_name_nobody_knows_is_tried_later() {
        var mail = mail("smtp://mail.invalid", Map.of("from", "pager@example.org"), "");
        assertThat(mail.send(Messages.to(Messages.ANA, PAGE))).isInstanceOf(Retry.class);
    }

    @Test
    void somebody_without_an_address_gets_nothing_and_nobody_else_does() {
        var ben = new Addressee("ben", "", "", "", List.of());
        var mail = mail(server.url(), Map.of("from", "p@example.org", "to", "ana@x.org"), "");
        assertThat(mail.send(Messages.to(ben, PAGE)))
                .isEqualTo(
                        new Permanent(
                                "no e-mail address of ben is known; add it under pager.people"));
        assertThat(server.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'ana@example.org\r\nRCPT TO:<all@example.org>'",
        "'ana@example.org>\r\nDATA'",
        "ana",
        "'ana example@org'",
        "'<script>@x'",
        "'ana@exam ple.org'",
        "'\"a\r\nb\"@example.org'",
        "'zo\u00eb@example.org'",
    })
    void an_address_that_is_none_is_refused_before_anybody_is_called(String address) {
        var ana = new Addressee("ana", address, "", "", List.of());
        var mail = mail(server.url(), Map.of("from", "pager@example.org"), "");
        assertThat(mail.send(Messages.to(ana, PAGE)))
                .isEqualTo(
                        new Permanent(
                                "the e-mail address of ana cannot be read; correct it under"
                                        + " pager.people"));
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void what_we_call_ourselves_is_said() {
        send(Map.of("name", "pager.example.org"));
        assertThat(server.commands().getFirst()).isEqualTo("EHLO pager.example.org");
    }

    @Test
    void a_server_that_never_comes_to_an_end_is_left() {
        server.says(GREETING, DRIPS);
        timeouts = IMPATIENT;
        assertThat(send(Map.of())).isInstanceOf(Retry.class);
    }

    @Test
    void a_server_that_stalls_after_a_refusal_has_still_refused() {
        server.says("MAIL", "550 not from you").says("RSET", STALLS).says("QUIT", STALLS);
        assertThat(send(Map.of())).isEqualTo(new Permanent("127.0.0.1 answered 550 not from you"));
    }

    private Delivery send(Map<String, String> options) {
        var all = new TreeMap<>(options);
        all.put("from", "pager@example.org");
        var secret = options.containsKey("user") ? PASSWORD : "";
        return mail(server.url(), all, secret).send(Messages.to(Messages.ANA, PAGE));
    }

    private Delivery sendToAll(String to) {
        return mail(server.url(), Map.of("from", "pager@example.org", "to", to), "")
                .send(Messages.about(PAGE));
    }

    private Channel mail(String url, Map<String, String> options, String secret) {
        var place = secret.isEmpty() ? "" : "env:MAIL_PASSWORD";
        var spec = new ChannelSpec("mail", ChannelKind.SMTP, url, place, options);
        return Mail.of(spec, () -> secret, timeouts);
    }
}
