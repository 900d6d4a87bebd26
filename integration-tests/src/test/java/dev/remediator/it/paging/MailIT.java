package dev.remediator.it.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Notification;
import dev.remediator.it.fixture.MailServer;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Channels;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.Message;
import dev.remediator.paging.text.Links;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages through a real mail server.
class MailIT {
    private static final Instant AT = Instant.parse("2026-08-04T03:00:00Z");
    private static final String ODD =
            "Größe \"x\" <b>\r\nBcc: ben@example.org\r\n.\r\n💥 \u0007\u202e";

    private MailServer server;

    @BeforeEach
    void start() throws Exception {
        server = new MailServer();
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void call_acknowledgement_and_end_arrive_as_one_thread() throws Exception {
        var mail = mail(Map.of());
        var called = mail.send(message(Page.Action.TRIGGER, "1", "", "ana"));
        assertThat(called).isInstanceOf(Sent.class);
        var reference = called instanceof Sent(_, var name) ? name : "";
        mail.send(message(Page.Action.ACKNOWLEDGE, "2", reference, "ana"));
        mail.send(message(Page.Action.RESOLVE, "3", reference, "ana"));

        var mails = server.mails("ana", 3);
        var call = mails.getFirst();
        assertThat(call.getMessageID()).isEqualTo(reference);
        assertThat(call.getSubject()).startsWith("[CRITICAL]").contains("Größe", "💥");
        assertThat((String) call.getContent()).contains("Größe", "💥", "restart the service");
        assertThat(mails.subList(1, 3))
                .allSatisfy(
                        follows -> {
                            assertThat(follows.getHeader("In-Reply-To", null)).isEqualTo(reference);
                            assertThat(follows.getHeader("References", null)).contains(reference);
                        });
        assertThat(mails.get(1).getSubject()).startsWith("[ACKNOWLEDGED]");
        assertThat(mails.get(2).getSubject()).startsWith("[RESOLVED]");
        assertThat(server.mails("ben")).isEmpty();
    }

    @Test
    void who_is_known_gets_it_and_who_is_not_is_named() {
        var mail = mail(Map.of("to", "ana@example.org, zoe@example.org"));
        assertThat(mail.send(message(Page.Action.TRIGGER, "1", "", "")))
                .isInstanceOfSatisfying(
                        Sent.class,
                        sent ->
                                assertThat(sent.detail())
                                        .contains("but not for zoe@example.org: 550"));
        assertThat(server.mails("ana", 1)).hasSize(1);
    }

    @Test
    void nobody_there_is_permanent() {
        assertThat(mail(Map.of()).send(message(Page.Action.TRIGGER, "1", "", "zoe")))
                .isInstanceOfSatisfying(
                        Permanent.class,
                        refused -> assertThat(refused.why()).contains("zoe@example.org: 550"));
    }

    private Channel mail(Map<String, String> options) {
        var all = new TreeMap<>(options);
        all.put("from", "Remediator <pager@example.org>");
        return Channels.of(
                new ChannelSpec("mail", ChannelKind.SMTP, server.url(), "", all), () -> "");
    }

    private static Message message(Page.Action action, String id, String reference, String who) {
        var at = AT.plusSeconds(60L * Integer.parseInt(id));
        var notification =
                new Notification(
                        id,
                        page(action),
                        "mail",
                        who.isEmpty() ? "" : Notification.PERSON + who,
                        reference,
                        "",
                        1,
                        at,
                        at.plusSeconds(300));
        var to =
                who.isEmpty()
                        ? Addressee.NOBODY
                        : new Addressee(who, who + "@example.org", "", "", List.of());
        return new Message(notification, to, new Links("https://remediator.example"));
    }

    private static Page page(Page.Action action) {
        var alert =
                new Alert(
                        "alertmanager",
                        "series-1",
                        "episode-1",
                        "delivery-1",
                        AlertStatus.FIRING,
                        Severity.CRITICAL,
                        ODD,
                        "node/web-1",
                        AT,
                        null,
                        Map.of("instance", ODD),
                        Map.of("summary", ODD),
                        Map.of());
        var attempt =
                new Attempt(
                        "restart the service", Reason.REMEDY_FAILED, ODD, AT, AT.plusSeconds(9));
        return new Page(
                action,
                "inc-1",
                "node/web-1",
                "web-on-call",
                alert,
                "HealWebNode",
                action == Page.Action.RESOLVE ? Reason.RESOLVED_AFTER_PAGE : Reason.REMEDY_FAILED,
                List.of(attempt),
                AT);
    }
}
