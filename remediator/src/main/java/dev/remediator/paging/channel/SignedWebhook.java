package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;

/// Pages as CloudEvents 1.0 to an address of one's own, in structured mode. The address is the
/// operator's alone; nothing in a page can change it.
///
/// `Idempotency-Key` is the same for every attempt at the same notification. With a secret,
/// `X-Signature: t=SECONDS,v1=HEX` has the HMAC-SHA256 of `SECONDS.BODY` under it, where SECONDS is
/// the time of signing since 1970: the receiver computes it anew and refuses what is minutes old.
final class SignedWebhook implements Channel {
    private static final MediaType CLOUD_EVENT =
            MediaType.get("application/cloudevents+json; charset=utf-8");
    private static final Integer[] GOOD = IntStream.range(200, 300).boxed().toArray(Integer[]::new);

    private final String name;
    private final HttpUrl address;
    private final Credential key;
    private final InstantSource clock;
    private final HttpService service;

    private SignedWebhook(
            ChannelSpec spec, Credential key, Timeouts timeouts, InstantSource clock) {
        name = spec.name();
        address = Place.own(spec);
        this.key = key;
        this.clock = clock;
        service = new HttpService(name, timeouts, new Hush(() -> List.of(key.now())));
    }

    /// @throws IllegalArgumentException in one sentence, if the address is none
    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return of(spec, credential, timeouts, InstantSource.system());
    }

    /// @param clock tells when something is signed
    static Channel of(
            ChannelSpec spec, Credential credential, Timeouts timeouts, InstantSource clock) {
        return new SignedWebhook(spec, credential, timeouts, clock);
    }

    @Override
    public Delivery send(Message message) {
        var event = new PageCloudEvent(message);
        var bytes = event.bytes();
        var body = OneShot.of(CLOUD_EVENT, bytes);
        var request =
                new Request.Builder().url(address).header("Idempotency-Key", event.id()).post(body);
        var secret = key.now();
        if (!secret.isEmpty()) {
            request.header("X-Signature", signature(secret, bytes));
        }
        return service.attempt(request.build(), body, GOOD);
    }

    private String signature(String secret, byte[] body) {
        long seconds = clock.instant().getEpochSecond();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return name + " at " + address.host();
    }
}
