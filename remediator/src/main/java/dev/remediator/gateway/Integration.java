package dev.remediator.gateway;

import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Reading;
import dev.remediator.adapter.authentication.Authentication;
import java.util.List;

/// One sender as the operator has set it up: of which kind it is, how its messages are read, how
/// they show that they are from it.
///
/// @param name what it is called; part of the keys of its alerts
/// @param adapter reads its messages
/// @param reading how, where that is open
/// @param authentication how its messages show that they are from it
/// @param confirmation answers its handshake
/// @param topics Kafka topics it writes to; nothing is authenticated there but by Kafka
public record Integration(
        String name,
        AlertAdapter adapter,
        Reading reading,
        Authentication authentication,
        Confirmation confirmation,
        List<String> topics) {

    /// Copies the topics.
    public Integration {
        topics = List.copyOf(topics);
    }

    /// One that nobody has set up: anybody may be it, and all is read as by default.
    public static Integration open(AlertAdapter adapter) {
        return new Integration(
                adapter.source(),
                adapter,
                Reading.DEFAULT,
                Authentication.NONE,
                Confirmation.REFUSED,
                List.of());
    }
}
