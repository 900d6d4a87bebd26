package dev.remediator.paging.channel;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.topic.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A channel with a secret that is recognised wherever it turns up. A new kind of channel does not
/// compile here until somebody says where its secret is.
///
/// @param spec what the operator says
/// @param secret the secret
/// @param needles how it could turn up: itself, or what it becomes on the wire
record Planted(ChannelSpec spec, String secret, List<String> needles) {
    /// The access token that Google's stand-in gives for the key.
    static final String TOKEN = "S3CRET-access-token-0123456789abcdef";

    /// Who we are at the mail server and at the Alertmanager.
    static final String USER = "pager";

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String PEM = pem();

    /// @param http where services over HTTP are
    /// @param mail where the mail server is
    /// @param directory for files
    static Planted of(ChannelKind kind, String name, URI http, String mail, Path directory) {
        var base = http.toString();
        var secret = secret(kind);
        return switch (kind) {
            case PAGERDUTY, PAGERDUTY_SCHEDULES, OPSGENIE, GOALERT, WEBHOOK ->
                    planted(kind, name, base, secret, Map.of());
            case SPLUNK_ON_CALL ->
                    planted(kind, name, base, secret, Map.of("routing-key", "everyone"));
            case SLACK_WEBHOOK -> {
                var last = "S3CRETslackwebhook0123456789";
                yield planted(kind, name, "", base + "/services/T0/B0/" + last, Map.of(), last);
            }
            case TEAMS -> {
                var sig = "S3CRETteams0123456789abcdef";
                yield planted(
                        kind, name, "", base + "/workflows/1?sp=run&sig=" + sig, Map.of(), sig);
            }
            case SLACK -> planted(kind, name, base, "xoxb-S3CRET-slack", Map.of("room", "C012"));
            case TWILIO_SMS, TWILIO_VOICE ->
                    planted(
                            kind,
                            name,
                            base,
                            secret,
                            Map.of("account", ACCOUNT, "from", "+15005550006"),
                            base64(ACCOUNT + ":" + secret));
            case FCM ->
                    planted(
                            kind,
                            name,
                            base,
                            account(base),
                            Map.of(),
                            PEM.lines().skip(3).findFirst().orElseThrow(),
                            TOKEN);
            case SMTP ->
                    planted(
                            kind,
                            name,
                            mail,
                            secret,
                            Map.of("user", USER, "from", "pager@example.org"),
                            base64(secret),
                            base64("\0" + USER + "\0" + secret));
            case ALERTMANAGER ->
                    planted(
                            kind,
                            name,
                            base,
                            secret,
                            Map.of("user", USER),
                            base64(USER + ":" + secret));
            case STATUSPAGE -> planted(kind, name, base, secret, Map.of("page", "p1"));
            case SPOOL ->
                    new Planted(
                            new ChannelSpec(
                                    name, kind, "", "", Map.of("directory", directory.toString())),
                            "",
                            List.of());
            case PRINTED ->
                    new Planted(new ChannelSpec(name, kind, "", "", Map.of()), "", List.of());
        };
    }

    /// The secret of most kinds.
    static String secret(ChannelKind kind) {
        return "S3CRET-%s/+=0123456789abcdef".formatted(kind.word());
    }

    private static Planted planted(
            ChannelKind kind,
            String name,
            String url,
            String secret,
            Map<String, String> options,
            String... forms) {
        var needles =
                Stream.concat(
                                Stream.of(
                                        secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)),
                                Stream.of(forms))
                        .filter(form -> !form.contains("\n"))
                        .distinct()
                        .toList();
        return new Planted(
                new ChannelSpec(name, kind, url, "literal:" + secret, options), secret, needles);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String account(String base) {
        return Json.MAPPER
                .createObjectNode()
                .put("type", "service_account")
                .put("project_id", "p1")
                .put("private_key_id", "k1")
                .put("private_key", PEM)
                .put("client_email", "pager@p1.iam.gserviceaccount.com")
                .put("token_uri", base + LeakyServer.TOKEN_PATH)
                .toString();
    }

    private static String pem() {
        try {
            var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }
}
