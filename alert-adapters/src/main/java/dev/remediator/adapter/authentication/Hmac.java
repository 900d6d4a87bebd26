package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A keyed digest of the body's bytes in a header: RFC 2104.
///
/// | who | header | made of |
/// |---|---|---|
/// | Grafana | `X-Grafana-Alerting-Signature` | hex SHA-256 of the body; with a timestamp header, of `<seconds>:` and the body |
/// | PagerDuty | `X-PagerDuty-Signature: v1=…,v1=…` | hex SHA-256 of the body, with each of its keys; any counts |
/// | Sentry | `Sentry-Hook-Signature` | hex SHA-256 of the body; its `Sentry-Hook-Timestamp` is not signed |
/// | GitHub and many others | `X-Hub-Signature-256: sha256=…` | hex SHA-256 of the body |
///
/// @param header where it stands
/// @param digest which kind
/// @param encoding how it is written
/// @param prefix what stands before it, such as `sha256=`; empty for nothing
/// @param several whether the header may hold several, separated by commas, any of which counts;
///   those with another prefix are passed over
/// @param signed what it is made over
/// @param window how far the message's own time may be from ours; none, if it has none
/// @param secrets the keys, any of which counts
public record Hmac(
        String header,
        Digests digest,
        Encoding encoding,
        String prefix,
        boolean several,
        Signed signed,
        Optional<Window> window,
        Secrets secrets)
        implements Authentication {
    /// Where Grafana signs, if nobody has said otherwise.
    public static final String GRAFANA = "X-Grafana-Alerting-Signature";

    private static final int MOST_SIGNATURES = 16;

    /// Refuses a time in what is signed where no header holds one.
    public Hmac {
        if (signed.needsTime() && window.isEmpty()) {
            throw new IllegalArgumentException(
                    "signs is '%s', but timestamp-header is '', so there is no timestamp"
                            .formatted(signed));
        }
    }

    /// As Grafana signs.
    ///
    /// @param header the header configured for the signature; [#GRAFANA], if none is
    /// @param window the header configured as its timestamp header; none, if none is, and then what
    ///   somebody has overheard can be sent again for ever
    public static Hmac grafana(String header, Optional<Window> window, Secrets secrets) {
        return new Hmac(
                header,
                Digests.SHA256,
                Encoding.HEX,
                "",
                false,
                window.isPresent() ? Signed.TIME_AND_BODY : Signed.BODY,
                window,
                secrets);
    }

    /// As PagerDuty signs its v3 webhooks. It says no time.
    public static Hmac pagerDuty(Secrets secrets) {
        return new Hmac(
                "X-PagerDuty-Signature",
                Digests.SHA256,
                Encoding.HEX,
                "v1=",
                true,
                Signed.BODY,
                Optional.empty(),
                secrets);
    }

    /// As Sentry signs, over the raw bytes.
    ///
    /// @param window usually none: its `Sentry-Hook-Timestamp` is not signed, so a window finds
    ///   wrong clocks, but nobody who means harm
    public static Hmac sentry(Optional<Window> window, Secrets secrets) {
        return new Hmac(
                "Sentry-Hook-Signature",
                Digests.SHA256,
                Encoding.HEX,
                "",
                false,
                Signed.BODY,
                window,
                secrets);
    }

    /// Nothing of the address is signed.
    @Override
    public Delivery vouched(Delivery delivery) {
        return delivery.asking(Map.of());
    }

    @Override
    public Verdict check(Delivery delivery) {
        return Shown.in(delivery, header, value -> compare(delivery, value));
    }

    private Verdict compare(Delivery delivery, String value) {
        var time = window.map(w -> w.text(delivery)).orElse("");
        var objection = window.flatMap(w -> w.objection(delivery));
        if (objection.isPresent()) {
            return objection.get();
        }
        var shown = signatures(value);
        if (shown.isEmpty()) {
            return new Verdict.Failed(
                    "the header %s holds no %s%s"
                            .formatted(
                                    header,
                                    encoding.describe(digest),
                                    prefix.isEmpty() ? "" : " behind '" + prefix + "'"));
        }
        if (!delivery.body().hasRemaining()) {
            return new Verdict.Failed("the body is empty, so a signature of it says nothing");
        }
        var message = signed.parts(time, delivery.body());
        return Comparison.check(
                shown,
                secrets,
                secret -> digest.of(secret, message),
                "the signature in the header %s is wrong for this body and secret"
                        .formatted(header));
    }

    private List<byte[]> signatures(String value) {
        var parts = several ? List.of(value.split(",", MOST_SIGNATURES + 1)) : List.of(value);
        var signatures = new ArrayList<byte[]>();
        for (var part : parts.subList(0, Math.min(parts.size(), MOST_SIGNATURES))) {
            var one = part.strip();
            if (one.regionMatches(true, 0, prefix, 0, prefix.length())) {
                encoding.read(one.substring(prefix.length()))
                        .filter(bytes -> bytes.length == digest.length())
                        .ifPresent(signatures::add);
            }
        }
        return signatures;
    }
}
