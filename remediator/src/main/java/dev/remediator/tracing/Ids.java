package dev.remediator.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names traces and spans by what they are about, so that whoever tells of an incident tells the
/// same: a collector that hears it twice has it once.
final class Ids {
    private Ids() {}

    /// The trace of an incident: the beginning of the SHA-256 of its name.
    static String trace(String incident) {
        return digest("incident " + incident, TraceId.getLength());
    }

    /// A span of an incident.
    ///
    /// @param key names the span within its incident
    static SpanContext span(String incident, String key) {
        var span = digest("span " + incident + " " + key, SpanId.getLength());
        return SpanContext.create(
                trace(incident), span, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static String digest(String text, int characters) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, characters);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
