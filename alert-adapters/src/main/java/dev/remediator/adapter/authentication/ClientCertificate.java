package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/// A certificate the sender showed when it connected. That an authority we trust has issued it is
/// the server's to check; here it is whose it is.
///
/// A name counts if it is the subject's whole distinguished name, its common name, or one of the
/// subject's other names of a host, an e-mail address, an address or a URI; in any case of letters,
/// without wildcards.
///
/// @param subjects who may send, such as `alertmanager.example` or `CN=grafana,O=Example`
public record ClientCertificate(Set<String> subjects) implements Authentication {
    private static final Pattern DISTINGUISHED = Pattern.compile("\\s*[A-Za-z0-9.]+\\s*=");

    /// The kinds of other names that are texts: RFC 5280, section 4.2.1.6.
    private static final Set<Integer> TEXTS = Set.of(1, 2, 6, 7);

    /// Refuses nobody at all.
    public ClientCertificate {
        if (subjects.isEmpty() || subjects.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "subjects is "
                            + subjects
                            + ", but must name who may send, such as alertmanager.example");
        }
        subjects =
                subjects.stream()
                        .map(ClientCertificate::normal)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Verdict check(Delivery delivery) {
        return delivery.peer()
                .map(certificate -> check(certificate, delivery))
                .orElseGet(
                        () ->
                                new Verdict.Failed(
                                        "the sender showed no client certificate; is http.tls.client-auth set here, and a certificate there?"));
    }

    private Verdict check(X509Certificate certificate, Delivery delivery) {
        try {
            certificate.checkValidity(Date.from(delivery.receivedAt()));
        } catch (CertificateException _) {
            return new Verdict.Failed("the sender's client certificate is not valid at this time");
        }
        return names(certificate).stream().anyMatch(subjects::contains)
                ? Verdict.PASSED
                : new Verdict.Failed(
                        "the sender's client certificate is of nobody in this integration's authentication.subjects");
    }

    private static Set<String> names(X509Certificate certificate) {
        var names = new HashSet<String>();
        var subject = certificate.getSubjectX500Principal();
        names.add(canonical(subject));
        try {
            for (var part : new LdapName(subject.getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String cn) {
                    add(cn, names);
                }
            }
            var others = certificate.getSubjectAlternativeNames();
            for (var other : others == null ? List.<List<?>>of() : others) {
                if (TEXTS.contains(other.get(0)) && other.get(1) instanceof String text) {
                    add(text, names);
                }
            }
        } catch (InvalidNameException | CertificateParsingException _) {
            return names;
        }
        return names;
    }

    /// Not what is written as a distinguished name is, which only a distinguished name may be.
    private static void add(String name, Set<String> names) {
        if (!DISTINGUISHED.matcher(name).lookingAt()) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
    }

    private static String normal(String subject) {
        if (!DISTINGUISHED.matcher(subject).lookingAt()) {
            return subject.strip().toLowerCase(Locale.ROOT);
        }
        try {
            return canonical(new X500Principal(subject));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "subjects has '%s', which is no distinguished name such as CN=grafana,O=Example"
                            .formatted(subject),
                    e);
        }
    }

    private static String canonical(X500Principal name) {
        return name.getName(X500Principal.CANONICAL);
    }
}
