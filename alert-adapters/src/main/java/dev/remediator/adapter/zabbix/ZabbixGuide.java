package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.Guide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// How people let Zabbix send its alerts here.
final class ZabbixGuide {

    static final Guide GUIDE =
            new Guide(
                    "Zabbix",
                    "What a webhook media type sends, as JSON: macros under their own names in any"
                            + " case and punctuation (EVENT.ID, event_id), and the templates of"
                            + " Keep, Zulip and Alerta.",
                    List.of("bearer", "basic", "header", "token", "mtls"),
                    List.of(
                            new Guide.Snippet(
                                    "media-type.yaml, for Alerts, Media types, Import; then give it"
                                            + " to a user as media, with anything in Send to, and"
                                            + " let a trigger action send problems, recoveries and"
                                            + " updates to that user",
                                    "yaml",
                                    text("media-type.yaml"))),
                    "The alert is named like the event, and is about the host. Labels are the"
                            + " event's tags, and host, host_name, address, severity and"
                            + " hostgroups.",
                    List.of(
                            "The media type tries 10 times, 30 s apart; durable messages are"
                                    + " answered 202.",
                            "Times have no zone: set the integration's to that of the Zabbix server"
                                    + " before version 7.0.",
                            "Severities are read by their number, so their names may be changed.",
                            "Set the global macro {$ZABBIX.URL} to the address of the frontend, or"
                                    + " there are no links.",
                            "A test of the media type is answered like an alert and does nothing.",
                            "Without recovery operations in the action nobody says that a problem"
                                    + " is over."));

    private ZabbixGuide() {}

    private static String text(String file) {
        var stream = ZabbixGuide.class.getResourceAsStream(file);
        try (var open = Objects.requireNonNull(stream, file)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
