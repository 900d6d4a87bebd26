package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.text.Plain;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Says a letter to a mail server, once, and remembers how far it came: only what happens after the
/// last line can be unclear.
final class MailTransport extends SMTPTransport {
    private static final int SAID = 200;

    private final MailServer server;
    private final Hush hush;
    private boolean finished;
    private boolean accepted;

    MailTransport(Session session, MailServer server, Hush hush) {
        super(
                session,
                new URLName("smtp", server.host(), server.port(), null, null, null),
                "smtp",
                server.security() == MailServer.Security.TLS);
        this.server = server;
        this.hush = hush;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        finished = true;
        super.finishData();
        accepted = true;
    }

    /// One mail a connection: nothing is ever to be reset, and a server that does not answer this
    /// would hide what it answered before.
    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        if (!command.equals("RSET")) {
            super.issueCommand(command, expected);
        }
    }

    Delivery deliver(Letter letter, Credential password) {
        try {
            if (server.user().isEmpty()) {
                connect();
            } else {
                connect(server.host(), server.port(), server.user(), password.now());
            }
            sendMessage(letter, letter.getAllRecipients());
            return new Sent(said(getLastServerResponse()), letter.id());
        } catch (MessagingException e) {
            return judged(letter, e);
        } finally {
            hangUp();
        }
    }

    private Delivery judged(Letter letter, MessagingException e) {
        var refused = refused(e);
        if (accepted) {
            var whom = refused.isEmpty() ? "some recipients" : recipients(refused);
            return new Sent(said(getLastServerResponse()) + ", but not for " + whom, letter.id());
        }
        int code = getLastReturnCode();
        if (finished) {
            return code >= 400 && code < 600
                    ? byCode(code, said(getLastServerResponse()))
                    : new Ambiguous("no answer came after the mail was sent: " + cause(e));
        }
        if (!refused.isEmpty()) {
            boolean later = refused.stream().anyMatch(one -> one.getReturnCode() < 500);
            return byCode(later ? 400 : 500, "the mail is not taken for " + recipients(refused));
        }
        if (code >= 400 && code < 600) {
            return byCode(code, said(getLastServerResponse()));
        }
        if (server.security() == MailServer.Security.STARTTLS && !isSSL() && code == 250) {
            return new Permanent(
                    server.host()
                            + " offers no STARTTLS; set options.security to tls, or to none if"
                            + " everybody on the way may read the mail");
        }
        return new Retry(Duration.ZERO, "the mail could not be sent: " + cause(e));
    }

    private static Delivery byCode(int code, String why) {
        return code < 500 ? new Retry(Duration.ZERO, why) : new Permanent(why);
    }

    private static List<SMTPAddressFailedException> refused(MessagingException e) {
        var all = new ArrayList<SMTPAddressFailedException>();
        for (Exception one = e; one instanceof MessagingException m; one = m.getNextException()) {
            if (m instanceof SMTPAddressFailedException address) {
                all.add(address);
            }
        }
        return all;
    }

    private String recipients(List<SMTPAddressFailedException> refused) {
        var first = refused.getFirst();
        var more = refused.size() == 1 ? "" : " and %d others".formatted(refused.size() - 1);
        return harmless(first.getAddress() + more + ": " + first.getMessage());
    }

    private String said(String reply) {
        return server.host() + " answered " + harmless(reply);
    }

    private String cause(MessagingException e) {
        Exception deepest = e;
        while (deepest instanceof MessagingException m && m.getNextException() != null) {
            deepest = m.getNextException();
        }
        return harmless(deepest.getClass().getSimpleName() + " " + deepest.getMessage());
    }

    private String harmless(String text) {
        return Plain.line(hush.without(text), SAID);
    }

    private void hangUp() {
        try {
            close();
        } catch (MessagingException _) {
            // what became of the mail is known by now
        }
    }
}
