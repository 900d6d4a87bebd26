package dev.remediator.adapter.gcpmonitoring;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.util.Base64;

/// What a push subscription of Pub/Sub puts an incident in: `message.data`, in Base64.
record PubSub(Field message) {

    static boolean is(Field body) {
        var message = body.at("message");
        return message.isObject() && message.at("data").present();
    }

    /// What is in it.
    Field content() {
        var data = message.at("data");
        try {
            return Payload.parse(Base64.getDecoder().decode(data.said().strip()));
        } catch (IllegalArgumentException _) {
            throw data.because("is not Base64");
        } catch (Unreadable inner) {
            throw data.because("should hold JSON in Base64: " + inner.why());
        }
    }

    /// What it is told by, the same when it is pushed again.
    String id() {
        var id = message.at("messageId").said();
        return id.isEmpty() ? message.at("message_id").said() : id;
    }
}
