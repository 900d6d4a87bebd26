package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.remediation.Page;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/// A page as a mail of plain text. The same notification is always the same letter, and all letters
/// about a page belong to one thread: they refer to its beginning, which need not be a letter.
final class Letter extends MimeMessage {
    private static final int LONGEST = 64 * 1024;
    private static final int SUBJECT = 200;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    Letter(Session session, Message message, InternetAddress from, List<InternetAddress> to)
            throws MessagingException {
        super(session);
        var notification = message.notification();
        var sender = from.getAddress();
        var domain = sender.substring(sender.indexOf('@'));
        id = name(notification.channel() + '\n' + notification.id(), domain);
        var diagnosis = Diagnosis.of(notification, message.links());
        setFrom(from);
        setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
        setSentDate(Date.from(notification.at()));
        setSubject(diagnosis.subject(SUBJECT), UTF_8);
        follow(name(message.page().dedupKey(), domain), notification.reference());
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        if (message.action() == Page.Action.TRIGGER) {
            setHeader("Importance", "high");
        }
        setText(diagnosis.text(LONGEST).replaceAll("\r?\n", "\r\n"), UTF_8);
        saveChanges();
    }

    private static String name(String text, String domain) {
        return "<" + Fingerprint.of(text).substring(0, 40) + domain + ">";
    }

    private void follow(String root, String call) throws MessagingException {
        boolean known = call.matches("<[!-~&&[^<>]]{1,250}>");
        setHeader("In-Reply-To", known ? call : root);
        setHeader("References", known ? root + "\r\n " + call : root);
    }

    /// Its `Message-ID`.
    String id() {
        return id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
