package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Gives access tokens for service accounts, as Google's token endpoint does, and has its own time.
final class FakeGoogle implements InstantSource, AutoCloseable {
    private static final KeyPair KEYS = keys();

    private final FakeService endpoint = new FakeService(Reply.of(500, ""));
    private volatile Instant now = Instant.parse("2026-08-04T03:15:00Z");

    FakeGoogle() throws IOException {}

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /// A service account's file; from now on its tokens are its key's id.
    String account(String keyId) {
        if (usual) {
            endpoint.always(
                    Reply.of(
                            200,
                            "{\"access_token\":\"%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"
                                    .formatted(keyId)));
        }
        var pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(KEYS.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        return Json.MAPPER
                .createObjectNode()
                .put("private_key", pem)
                .put("type", "service_account")
                .put("project_id", "pages-1")
                .put("private_key_id", keyId)
                .put("client_email", "pager@pages-1.example")
                .put("token_uri", tokenUri())
                .toString();
    }

    private boolean usual = true;

    /// Answers so from now on.
    void says(Reply reply) {
        usual = false;
        endpoint.always(reply);
    }

    String tokenUri() {
        return endpoint.base() + "/token";
    }

    List<Taken> asked() {
        return endpoint.taken();
    }

    /// The claims of what was asked with; requires that it is signed by the account's key.
    JsonNode proven(Taken taken) {
        assertThat(taken.form())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        var parts = taken.field("assertion").split("\\.", -1);
        assertThat(parts).hasSize(3);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        assertThat(read(parts[0]).path("alg").asString()).isEqualTo("RS256");
        return read(parts[1]);
    }

    private static JsonNode read(String part) {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
