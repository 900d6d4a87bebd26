package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import jakarta.mail.Session;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/// The mail server that takes our mail, and how it is talked to.
///
/// @param host its name, which its certificate must have
/// @param port its port
/// @param security what hides the mail on its way there
/// @param user who we are there; empty if it asks nobody
/// @param name what we call ourselves in `EHLO`; empty for this machine's name
record MailServer(String host, int port, Security security, String user, String name) {

    /// What hides the mail on its way to the server.
    enum Security {
        /// Nothing.
        NONE,
        /// TLS, begun in the open; nothing is sent to a server that cannot.
        STARTTLS,
        /// TLS from the first byte.
        TLS
    }

    /// @throws IllegalArgumentException in one sentence, if no server can be read from it
    static MailServer of(ChannelSpec spec) {
        var address = address(spec.url());
        var host = address.getHost();
        boolean smtps = "smtps".equalsIgnoreCase(address.getScheme());
        var security = security(spec.option("security"), smtps, host);
        if (smtps && security != Security.TLS) {
            throw new IllegalArgumentException(
                    "options.security is '%s', but url begins with smtps, which is tls"
                            .formatted(spec.option("security")));
        }
        var user = spec.option("user");
        if (user.isEmpty() && !spec.secret().isEmpty()) {
            throw new IllegalArgumentException(
                    "options.user is missing, but secret is the password of a user; name the user");
        }
        if (!user.isEmpty() && security == Security.NONE && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "options.security is 'none', but the password of "
                            + user
                            + " would travel readable; set starttls or tls");
        }
        var name = spec.option("name");
        if (!name.matches("[A-Za-z0-9.:\\[\\]-]{0,255}")) {
            throw new IllegalArgumentException(
                    "options.name is '" + name + "', but must be a host name");
        }
        int usual = security == Security.TLS ? 465 : user.isEmpty() ? 25 : 587;
        return new MailServer(
                host, address.getPort() == -1 ? usual : address.getPort(), security, user, name);
    }

    private static URI address(String url) {
        if (!url.matches("(?i)smtps?://[A-Za-z0-9.\\[\\]:-]+/?")) {
            throw new IllegalArgumentException(
                    "url is '%s', but must be a mail server, such as smtp://mail.example.org:587"
                            .formatted(url.contains("@") ? "smtp://…@…" : url));
        }
        try {
            var address = new URI(url);
            boolean port = address.getPort() == -1 || isPort(address.getPort());
            if (address.getHost() != null && port) {
                return address;
            }
        } catch (URISyntaxException _) {
            // the sentence below says what it should be
        }
        throw new IllegalArgumentException(
                "url is '%s', but must name a host, and a port up to 65535 if any, such as smtp://mail.example.org"
                        .formatted(url));
    }

    private static boolean isPort(int port) {
        return port > 0 && port <= 65_535;
    }

    private static Security security(String word, boolean smtps, String host) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none" -> Security.NONE;
            case "starttls" -> Security.STARTTLS;
            case "tls" -> Security.TLS;
            case "" -> smtps ? Security.TLS : isLoopback(host) ? Security.NONE : Security.STARTTLS;
            default ->
                    throw new IllegalArgumentException(
                            "options.security is '%s', but must be none, starttls or tls"
                                    .formatted(word));
        };
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
    }

    /// How it is talked to: certificates are checked, and that they are this host's.
    Session session(Timeouts timeouts, BoundedSockets sockets) {
        var its = new Properties();
        its.put("mail.smtp.connectiontimeout", String.valueOf(timeouts.connect().toMillis()));
        its.put("mail.smtp.timeout", String.valueOf(timeouts.read().toMillis()));
        its.put("mail.smtp.socketFactory", sockets);
        its.put("mail.smtp.socketFactory.fallback", "false");
        its.put("mail.smtp.auth", String.valueOf(!user.isEmpty()));
        its.put("mail.smtp.auth.mechanisms", "LOGIN PLAIN");
        its.put("mail.smtp.sendpartial", "true");
        its.put("mail.smtp.quitwait", "false");
        its.put("mail.smtp.ssl.checkserveridentity", "true");
        if (security == Security.STARTTLS) {
            its.put("mail.smtp.starttls.enable", "true");
            its.put("mail.smtp.starttls.required", "true");
            its.put("mail.smtp.ssl.socketFactory", certificates());
        }
        if (!name.isEmpty()) {
            its.put("mail.smtp.localhost", name);
        }
        return Session.getInstance(its);
    }

    /// Those this Java trusts now.
    private static SocketFactory certificates() {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
