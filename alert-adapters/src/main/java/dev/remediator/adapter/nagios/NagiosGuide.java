package dev.remediator.adapter.nagios;

import dev.remediator.adapter.Guide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// How people let Nagios and its descendants send their alerts here.
final class NagiosGuide {

    static final Guide GUIDE =
            new Guide(
                    "Nagios, Naemon, Checkmk, Centreon",
                    "Macros of a notification or of an event handler, as a form or as JSON, under"
                            + " Nagios' names in any case (HOSTNAME, host_name, NOTIFY_HOSTNAME).",
                    List.of("bearer", "basic", "header", "token", "mtls"),
                    List.of(
                            new Guide.Snippet(
                                    "/etc/nagios4/conf.d/remediator.cfg; name the contact"
                                            + " remediator in the templates of hosts and services",
                                    "",
                                    text("remediator.cfg")),
                            new Guide.Snippet(
                                    "Checkmk: ~/local/share/check_mk/notifications/remediator,"
                                            + " executable, and a notification rule that calls it",
                                    "sh",
                                    text("checkmk.sh"))),
                    "A service's alert is named like the service, a host's HostDown. The resource"
                            + " is the host; labels are host, service, state, address and"
                            + " hostgroup.",
                    List.of(
                            "Nagios has no webhook: the command above calls curl, which must be"
                                    + " installed.",
                            "Without enable_environment_macros=1 every value arrives empty and is"
                                    + " refused as such.",
                            "A notification that fails is not sent again; curl tries for 25 s, and"
                                    + " notification_interval says again what was missed.",
                            "The problem's number is the episode; messages without it are told by"
                                    + " the last change of state.",
                            "Soft states, custom notifications and comments are no alerts; what is"
                                    + " unreachable, flaps or is in a downtime is suppressed."));

    private NagiosGuide() {}

    private static String text(String file) {
        var stream = NagiosGuide.class.getResourceAsStream(file);
        try (var open = Objects.requireNonNull(stream, file)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
