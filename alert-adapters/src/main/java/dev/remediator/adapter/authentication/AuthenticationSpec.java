package dev.remediator.adapter.authentication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// How the messages of one integration are authenticated, as an operator writes it. Complaints
/// begin with the key they are about, such as `header`.
///
/// | scheme | needs | may have |
/// |---|---|---|
/// | `none` | | |
/// | `basic` | `user`, `secrets` | |
/// | `bearer` | `secrets` | |
/// | `header` | `header`, `secrets` | `prefix` |
/// | `token` | `secrets` | |
/// | `hmac` | `header`, `secrets` | `algorithm`, `encoding`, `prefix`, `timestamp-header`, `signs`, `window` |
/// | `grafana` | `secrets` | `header`, `timestamp-header`, `window` |
/// | `pagerduty` | `secrets` | |
/// | `sentry` | `secrets` | `timestamp-header`, `window` |
/// | `sns` | `topics` | `window` |
/// | `mtls` | `subjects` | |
///
/// @param scheme one of these words. Default `none`
/// @param user the user's name. Default none
/// @param secrets where the secrets are: `env:NAME`, `file:PATH` or `literal:TEXT`; any of them
///   counts, so that they can be rotated. Default none
/// @param header which header holds the secret or signature. Default none; with `grafana`,
///   `X-Grafana-Alerting-Signature`
/// @param algorithm `sha1`, `sha256` or `sha512`. Default `sha256`
/// @param encoding `hex` or `base64`. Default `hex`
/// @param prefix what stands in the header before the secret or signature, such as `sha256=`.
///   Default nothing
/// @param timestampHeader which header holds the message's time in Unix seconds. Default none, so
///   that what somebody has overheard can be sent again for ever
/// @param signs what the signature is made over, with `{timestamp}` and `{body}` in it. Default
///   `{body}`, and `{timestamp}:{body}` with a timestamp header
/// @param window how far the message's time may be from ours. Default 5 min, and 65 min for `sns`,
///   which is what zero means
/// @param topics from which topics messages may be, as ARNs. Default none
/// @param subjects whose client certificates count. Default none
public record AuthenticationSpec(
        String scheme,
        String user,
        List<String> secrets,
        String header,
        String algorithm,
        String encoding,
        String prefix,
        String timestampHeader,
        String signs,
        Duration window,
        List<String> topics,
        List<String> subjects) {

    /// Anybody may send; also what an operator need not say.
    public static final AuthenticationSpec NONE =
            new AuthenticationSpec(
                    "none",
                    "",
                    List.of(),
                    "",
                    "sha256",
                    "hex",
                    "",
                    "",
                    "",
                    Duration.ZERO,
                    List.of(),
                    List.of());

    /// Refuses what cannot be; whether secrets are where they should be is seen in [#build].
    ///
    /// @throws IllegalArgumentException in one sentence that begins with the key and shows no
    ///   secret
    public AuthenticationSpec(
            String scheme,
            String user,
            List<String> secrets,
            String header,
            String algorithm,
            String encoding,
            String prefix,
            String timestampHeader,
            String signs,
            Duration window,
            List<String> topics,
            List<String> subjects) {
        this.scheme = scheme;
        this.user = user;
        this.secrets = List.copyOf(secrets);
        this.header = header;
        this.algorithm = algorithm;
        this.encoding = encoding;
        this.prefix = prefix;
        this.timestampHeader = timestampHeader;
        this.signs = signs;
        this.window = window;
        this.topics = List.copyOf(topics);
        this.subjects = List.copyOf(subjects);
        new Soundness(this).check();
    }

    /// The check itself.
    ///
    /// @param source where secrets are looked up, by what an operator wrote
    /// @param certificates where certificates come from
    /// @throws IllegalArgumentException in one sentence that begins with the key, if a secret is
    ///   not where it should be
    public Authentication build(Function<String, Secrets> source, Certificates certificates) {
        var found = new ArrayList<Secrets>();
        for (int i = 0; i < secrets.size(); i++) {
            try {
                found.add(source.apply(secrets.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("secrets[" + i + "] " + e.getMessage(), e);
            }
        }
        return build(Secrets.all(found), certificates);
    }

    Authentication build(Secrets all, Certificates certificates) {
        return switch (Scheme.read(scheme)) {
            case NONE -> Authentication.NONE;
            case BASIC -> new Basic(user, all);
            case BEARER -> HeaderSecret.bearer(all);
            case HEADER -> new HeaderSecret(header, prefix, all);
            case TOKEN -> new QueryToken(all);
            case HMAC -> hmac(all);
            case GRAFANA ->
                    Hmac.grafana(header.isEmpty() ? Hmac.GRAFANA : header, timestamp(), all);
            case PAGERDUTY -> Hmac.pagerDuty(all);
            case SENTRY -> Hmac.sentry(timestamp(), all);
            case SNS -> new Sns(Set.copyOf(topics), windowOr(Sns.USUAL_WINDOW), certificates);
            case MTLS -> new ClientCertificate(Set.copyOf(subjects));
        };
    }

    private Hmac hmac(Secrets all) {
        var usual = timestampHeader.isEmpty() ? Signed.BODY : Signed.TIME_AND_BODY;
        return new Hmac(
                header,
                Soundness.oneOf(Digests.class, "algorithm", algorithm),
                Soundness.oneOf(Encoding.class, "encoding", encoding),
                prefix,
                false,
                signs.isEmpty() ? usual : Signed.read(signs),
                timestamp(),
                all);
    }

    private Optional<Window> timestamp() {
        return timestampHeader.isEmpty()
                ? Optional.empty()
                : Optional.of(new Window(timestampHeader, windowOr(Window.USUAL)));
    }

    private Duration windowOr(Duration usual) {
        return window.isZero() ? usual : window;
    }

    /// Without the secrets, one of which may stand there as it is.
    @Override
    public String toString() {
        return "AuthenticationSpec[scheme=%s, secrets=%d]".formatted(scheme, secrets.size());
    }
}
