package dev.remediator.doctor;

import dev.remediator.settings.Settings;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// The HTTP port: free, or held by a remediator, which is then asked how it does.
final class PortCheck {
    private static final String NAME = "http port";
    private static final int READY = 200;
    private static final int NOT_READY = 503;
    private static final double MUCH_LAG = 10_000;
    private static final Pattern LAG =
            Pattern.compile("(?m)^remediator_\\w*lag\\w*(?:\\{[^}\\n]*})?\\s+([0-9.eE+]+)$");

    private PortCheck() {}

    static List<Finding> look(Settings settings, Map<String, String> environment)
            throws InterruptedException {
        var http = settings.http();
        var address = new InetSocketAddress(http.host(), http.port());
        try (var socket = new ServerSocket()) {
            socket.bind(address);
            return List.of(Finding.ok(NAME, "%d is free".formatted(http.port())));
        } catch (BindException e) {
            return Doctor.said(e).contains("in use")
                    ? running(settings, environment.getOrDefault("REMEDIATOR_TOKEN", ""))
                    : List.of(refused(http, e));
        } catch (IOException e) {
            return List.of(refused(http, e));
        }
    }

    private static Finding refused(Settings.Http http, IOException e) {
        return Finding.fail(
                NAME,
                "we may not listen at %s:%d: %s"
                        .formatted(http.host(), http.port(), Doctor.said(e)),
                "set http.host to an address of this machine, and http.port to one above 1023");
    }

    private static List<Finding> running(Settings settings, String token)
            throws InterruptedException {
        var http = settings.http();
        var address = settings.pager().address();
        if (http.tls().enabled() && !address.startsWith("https:")) {
            return List.of(
                    Finding.warn(
                            NAME,
                            "%d is taken; by whom cannot be asked, as its name is not known"
                                    .formatted(http.port()),
                            "set pager.address to how people reach it"));
        }
        var base =
                http.tls().enabled()
                        ? address.replaceAll("/+$", "")
                        : "http://%s:%d".formatted(reached(http.host()), http.port());
        try {
            return asked(http.port(), base, token);
        } catch (IOException | JacksonException _) {
            return List.of(stranger(http.port()));
        }
    }

    /// Where one that listens everywhere is reached from here.
    private static String reached(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    private static List<Finding> asked(int port, String base, String token)
            throws IOException, InterruptedException {
        var ready = HttpPlace.get(base + "/readyz", token);
        var found = new ArrayList<>(List.of(ready(port, ready.statusCode(), ready.body())));
        var books = HttpPlace.get(base + "/api/accounting", token);
        if (books.statusCode() == READY) {
            found.add(accounting(books.body()));
            var figures = HttpPlace.get(base + "/metrics", token);
            if (figures.statusCode() == READY) {
                found.addAll(lag(figures.body()));
            }
        } else if (ready.statusCode() == READY) {
            found.add(
                    Finding.ok(
                            "accounting", "it does not tell us; say who asks in REMEDIATOR_TOKEN"));
        }
        return found;
    }

    private static Finding stranger(int port) {
        return Finding.fail(
                NAME,
                "%d is taken by something that is no remediator".formatted(port),
                "stop that, or choose another port with http.port");
    }

    /// @param body what it answered to `/readyz`
    static Finding ready(int port, int status, String body) {
        return switch (status) {
            case READY ->
                    Finding.ok(NAME, "a remediator is running at %d, and ready".formatted(port));
            case NOT_READY ->
                    Finding.warn(
                            NAME,
                            "a remediator is running at %d, but is not ready: %s"
                                    .formatted(port, body.strip()),
                            "wait a minute and ask again; then look at its log");
            default -> stranger(port);
        };
    }

    /// @param body what it answered to `/api/accounting`
    static Finding accounting(String body) {
        long missing = Json.MAPPER.readTree(body).path("unaccounted").asLong(0);
        return missing == 0
                ? Finding.ok("accounting", "every alert is accounted for")
                : Finding.fail(
                        "accounting",
                        "%d alerts are not accounted for".formatted(missing),
                        "keep the data directory, record it with 'remediator record', and report"
                                + " it");
    }

    /// @param figures what it answered to `/metrics`; nothing is found where it has no lag
    static List<Finding> lag(String figures) {
        var most =
                LAG.matcher(figures)
                        .results()
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .max();
        if (most.isEmpty()) {
            return List.of();
        }
        var seen = "it is %d records behind".formatted((long) most.getAsDouble());
        return List.of(
                most.getAsDouble() > MUCH_LAG
                        ? Finding.warn(
                                "lag", seen, "start another engine, or give it more processors")
                        : Finding.ok("lag", seen));
    }
}
