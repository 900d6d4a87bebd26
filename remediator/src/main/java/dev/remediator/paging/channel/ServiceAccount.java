package dev.remediator.paging.channel;

import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/// A service account of Google's, as its console writes it: who asks for tokens, and the key that
/// proves it.
///
/// @param email the account's name
/// @param keyId which of its keys it is
/// @param key the key
/// @param tokenUri where tokens are asked for
/// @param project the account's project
record ServiceAccount(
        String email, String keyId, PrivateKey key, HttpUrl tokenUri, String project) {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    /// @throws IllegalArgumentException if it is none, in words that follow "the secret of the
    ///   channel X " and show nothing of it
    static ServiceAccount read(String json) {
        var node = JsonText.read(json);
        return new ServiceAccount(
                field(node, "client_email"),
                node.path("private_key_id").asString(""),
                key(field(node, "private_key")),
                tokenUri(field(node, "token_uri")),
                node.path("project_id").asString(""));
    }

    private static String field(JsonNode node, String name) {
        var text = node.path(name).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "has no %s; it must be the JSON file of a service account's key"
                            .formatted(name));
        }
        return text;
    }

    private static PrivateKey key(String pem) {
        var base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            var der = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // What went wrong may show what is in the key.
            throw new IllegalArgumentException(
                    "has a private_key that is no RSA key; make a new one at Google");
        }
    }

    /// A signed assertion is as good as a key for an hour: it goes nowhere in clear.
    private static HttpUrl tokenUri(String text) {
        var address = HttpUrl.parse(text);
        if (address == null || (!address.isHttps() && !LOOPBACK.contains(address.host()))) {
            throw new IllegalArgumentException("has a token_uri that is no https address");
        }
        return address;
    }

    /// What proves to Google, for an hour, who asks: a JSON Web Token, signed with RS256 (RFC 7523;
    /// Google's "Using OAuth 2.0 for server to server applications").
    String assertion(Instant now) {
        var header = Json.MAPPER.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        if (!keyId.isEmpty()) {
            header.put("kid", keyId);
        }
        var claims = Json.MAPPER.createObjectNode().put("iss", email).put("scope", SCOPE);
        claims.put("aud", tokenUri.toString());
        claims.put("iat", now.getEpochSecond()).put("exp", now.plus(LIFE).getEpochSecond());
        var said = base64(JsonText.bytes(header)) + "." + base64(JsonText.bytes(claims));
        return said + "." + base64(signed(said));
    }

    private byte[] signed(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with RSA", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }
}
