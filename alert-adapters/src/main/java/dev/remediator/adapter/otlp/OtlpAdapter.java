package dev.remediator.adapter.otlp;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Habits;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.util.Locale;

/// Reads OTLP logs (`/v1/logs`), as JSON and as protobuf.
public final class OtlpAdapter implements AlertAdapter {
    static final String SOURCE = "otlp";

    /// What every message in protobuf begins with: field 1, with a length.
    private static final byte FIRST_FIELD = 0x0A;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery));
    }

    @Override
    public Guide guide() {
        return HowTo.GUIDE;
    }

    /// OTLP asks for 200, and its exporters try again only 429, 502, 503 and 504.
    @Override
    public Habits habits() {
        return Habits.ORDINARY.accepting(200);
    }

    private static Adapted read(Delivery delivery) {
        var logs = new Logs(delivery);
        var type = delivery.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("protobuf")) {
            new ProtobufLogs(logs).read(delivery.body());
        } else if (type.contains("json") || !isProtobuf(delivery)) {
            new JsonLogs(logs).read(Payload.parse(delivery.body()));
        } else {
            new ProtobufLogs(logs).read(delivery.body());
        }
        return logs.adapted();
    }

    /// For one that came without a header. Its first byte is a line feed to JSON.
    private static boolean isProtobuf(Delivery delivery) {
        var body = delivery.body();
        if (!body.hasRemaining() || body.get(0) != FIRST_FIELD) {
            return false;
        }
        try {
            Payload.parse(body);
            return false;
        } catch (Unreadable _) {
            return ProtobufLogs.are(delivery.body());
        }
    }

    @Override
    public boolean recognises(Field body) {
        return body.isObject()
                && (body.at("resourceLogs").isArray() || body.at("resource_logs").isArray());
    }
}
