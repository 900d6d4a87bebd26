package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Guide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// How people let Icinga 2 send its alerts here.
final class Icinga2Guide {

    static final Guide GUIDE =
            new Guide(
                    "Icinga 2",
                    "What a notification command sends, as a form or as JSON; each line of the"
                            + " stream /v1/events; what is pushed to Icinga Notifications"
                            + " (/process-event); lists of /v1/objects.",
                    List.of("bearer", "basic", "header", "token", "mtls"),
                    List.of(
                            new Guide.Snippet(
                                    "/etc/icinga2/conf.d/remediator.conf",
                                    "",
                                    text("remediator.conf"))),
                    "A service's alert is named like the service, a host's HostDown. The resource"
                            + " is the host; labels are host, service and state.",
                    List.of(
                            "Icinga 2 has no webhook: the command above calls curl, which must be"
                                    + " installed.",
                            "A command that fails is not run again; curl tries for half a minute,"
                                    + " and the interval of 5 minutes says again what was missed.",
                            "Only hard states count; what is unreachable or in a downtime is"
                                    + " suppressed.",
                            "The end of a downtime makes an alert fire again only if the message"
                                    + " says that the state is a problem; comments and custom"
                                    + " notifications are no alerts.",
                            "An episode begins with the last change of state; a service that goes"
                                    + " from warning to critical begins another."));

    private Icinga2Guide() {}

    private static String text(String file) {
        var stream = Icinga2Guide.class.getResourceAsStream(file);
        try (var open = Objects.requireNonNull(stream, file)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
