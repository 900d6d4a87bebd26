package dev.remediator.adapter.check;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import java.util.Optional;

/// What is checked: a host, or a service on it.
///
/// @param host the host's name; not blank
/// @param service the service's; blank for the host itself
public record Checkable(String host, String service) {

    /// The name of every alert about a host itself.
    public static final String HOST_DOWN = "HostDown";

    /// Whether it is a service.
    public boolean isService() {
        return !service.isBlank();
    }

    /// How these systems write it: `host!service`, or `host`.
    public String key() {
        return isService() ? host + "!" + service : host;
    }

    /// An alert about it, named like the service, or [#HOST_DOWN].
    ///
    /// @param source the adapter's
    /// @param delivery what it came in
    /// @param state how it is, if that is said
    public Draft draft(String source, Delivery delivery, Optional<CheckState> state) {
        var draft =
                Draft.of(source, delivery)
                        .series(key())
                        .name(isService() ? service : HOST_DOWN)
                        .resource("host", host)
                        .label("service", service);
        state.ifPresent(known -> draft.severity(known.severity()).label("state", known.name()));
        return draft;
    }
}
