package dev.remediator.adapter;

import dev.remediator.adapter.payload.Pointer;
import dev.remediator.alert.AlertStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where in a body of no known format everything is: JSON pointers (RFC 6901), such as
/// `/host/name`. An empty pointer is left out.
///
/// @param alerts the array whose elements are alerts, where one message has several; the other
///   pointers are then looked up in the element first, then in the body. Default the body itself
/// @param name the alert's name
/// @param status a word that says whether it fires
/// @param statuses which word means what, in any case; what is not in it is read as most senders
///   mean it (`firing`, `resolved`, `ok`…). Default none
/// @param severity how bad it is
/// @param resource what it is about
/// @param kind what kind of thing that is, such as `host`. Default `host`
/// @param series what tells the check on the thing, the same over years. Default name and resource
/// @param episode what tells one firing-to-resolved life of it. Default the series and when it
///   began, else the series
/// @param startsAt when it began. Default when it arrived
/// @param endsAt when it ended
/// @param labels labels, by name
/// @param annotations texts for people, by name
/// @param links addresses for people, by what they lead to
public record Mapping(
        String alerts,
        String name,
        String status,
        Map<String, AlertStatus> statuses,
        String severity,
        String resource,
        String kind,
        String series,
        String episode,
        String startsAt,
        String endsAt,
        Map<String, String> labels,
        Map<String, String> annotations,
        Map<String, String> links) {

    /// Copies the maps; words of a status are compared without regard to case.
    ///
    /// @throws IllegalArgumentException in one sentence, if a pointer is none, or if there is
    ///   neither a name nor a series
    public Mapping {
        Stream.of(
                        Stream.of(alerts, name, status, severity, resource, series, episode),
                        Stream.of(startsAt, endsAt),
                        labels.values().stream(),
                        annotations.values().stream(),
                        links.values().stream())
                .flatMap(pointers -> pointers)
                .forEach(Pointer::parse);
        if (name.isEmpty() && series.isEmpty()) {
            throw new IllegalArgumentException(
                    "name is '', but a mapping needs a name or a series, or nobody can tell alerts apart");
        }
        var anyCase = new TreeMap<String, AlertStatus>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(statuses);
        statuses = anyCase;
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        links = Map.copyOf(links);
    }
}
