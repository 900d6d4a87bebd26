package dev.remediator.doctor;

import dev.remediator.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Who may come in.
final class DoorCheck {

    private DoorCheck() {}

    static List<Finding> open(Settings settings) throws UnknownHostException {
        var http = settings.http();
        if (InetAddress.getByName(http.host()).isLoopbackAddress()) {
            return List.of(Finding.ok("door", "only this machine reaches " + http.host()));
        }
        var found = new ArrayList<Finding>();
        if (settings.integrations().isEmpty()) {
            found.add(
                    Finding.warn(
                            "door",
                            "everybody who reaches %s may send alerts".formatted(http.host()),
                            "list who may below 'integrations', each with a secret"));
        }
        if (http.tokens().isEmpty()) {
            found.add(
                    Finding.warn(
                            "door",
                            "everybody who reaches %s may steer".formatted(http.host()),
                            "list who may below 'http.tokens'"));
        }
        if (!http.tls().enabled()) {
            found.add(
                    Finding.warn(
                            "door",
                            "what goes to %s travels readable".formatted(http.host()),
                            "set 'http.tls', or put a proxy with TLS before it"));
        }
        return found.isEmpty()
                ? List.of(Finding.ok("door", "who comes in must say who it is, over TLS"))
                : found;
    }
}
