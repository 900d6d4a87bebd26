package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.text.Plain;
import dev.remediator.settings.ChannelSpec;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Pages by e-mail, handed to a mail server that takes them further. A mail server does not know a
/// page by its key: a repeat after an unclear end is a second mail, with the same `Message-ID`.
///
/// | what happens | answer |
/// |---|---|
/// | 250 after the last line | [Delivery.Sent]; recipients that were refused are named |
/// | 4xx, no connection, the connection ends before the last line | [Delivery.Retry] |
/// | 5xx, no STARTTLS where it is required | [Delivery.Permanent] |
/// | no reply after the last line, or none that can be read | [Delivery.Ambiguous] |
final class Mail implements Channel {
    private final MailServer server;
    private final InternetAddress from;
    private final List<InternetAddress> usual;
    private final Credential password;
    private final Timeouts timeouts;
    private final Hush hush;

    private Mail(ChannelSpec spec, Credential password, Timeouts timeouts) {
        server = MailServer.of(spec);
        from = MailAddresses.sender(spec.option("from"));
        usual = MailAddresses.recipients(spec.option("to"));
        this.password = password;
        this.timeouts = timeouts;
        hush = new Hush(this::secrets);
    }

    /// @throws IllegalArgumentException in one sentence, if the server or an address is none
    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new Mail(spec, credential, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        List<InternetAddress> to;
        try {
            to = MailAddresses.of(message.to(), usual);
        } catch (AddressException e) {
            return new Permanent(
                    "the e-mail address of %s cannot be read; correct it under pager.people"
                            .formatted(who(message)));
        }
        return to.isEmpty()
                ? new Permanent(
                        message.to().name().isEmpty()
                                ? "nobody's e-mail address is known; set the channel's option to"
                                : "no e-mail address of %s is known; add it under pager.people"
                                        .formatted(who(message)))
                : sent(message, to);
    }

    private static String who(Message message) {
        return Plain.line(message.to().name(), 100);
    }

    private Delivery sent(Message message, List<InternetAddress> to) {
        try (var sockets = new BoundedSockets(timeouts.whole())) {
            var session = server.session(timeouts, sockets);
            var transport = new MailTransport(session, server, hush);
            return transport.deliver(new Letter(session, message, from, to), password);
        } catch (MessagingException e) {
            return new Permanent(
                    "the mail could not be written: "
                            + Plain.line(hush.without(String.valueOf(e.getMessage())), 200));
        }
    }

    /// As they are said to a mail server.
    private List<String> secrets() {
        var now = password.now();
        return now.isEmpty()
                ? List.of()
                : List.of(now, base64(now), base64("\0" + server.user() + "\0" + now));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "mail through " + server.host();
    }
}
