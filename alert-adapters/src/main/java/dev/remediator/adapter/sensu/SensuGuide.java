package dev.remediator.adapter.sensu;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let Sensu send its alerts here.
final class SensuGuide {

    static final Guide GUIDE =
            new Guide(
                    "Sensu Go and Sensu Core",
                    "Events of Sensu Go, in their wrapper or bare, one or an array of them, and of"
                            + " Sensu Core (client, check, action).",
                    List.of("bearer", "basic", "header", "token", "mtls"),
                    List.of(
                            new Guide.Snippet(
                                    "sensuctl create --file remediator.yaml, then name the handler"
                                            + " in a pipeline or in a check's handlers",
                                    "yaml",
                                    """
                                    type: Handler
                                    api_version: core/v2
                                    metadata:
                                      name: remediator
                                    spec:
                                      type: pipe
                                      timeout: 45
                                      command: >-
                                        curl --silent --show-error --fail --output /dev/null
                                        --max-time 10 --retry 3 --retry-connrefused
                                        --retry-max-time 30 --oauth2-bearer '<secret>'
                                        --header 'Content-Type: application/json'
                                        --data-binary @- '<url>'
                                    """)),
                    "The alert is named like the check, and is about the entity. Labels are those"
                            + " of the entity and of the check, and entity, check, namespace and"
                            + " state.",
                    List.of(
                            "A handler that fails is not run again for that event; curl tries for"
                                    + " half a minute, and the next run of the check says it"
                                    + " again.",
                            "The filter is_incident fits: it also lets through the first event that"
                                    + " passes again, without which nobody says that it is over.",
                            "Events that hold only metrics are no alerts; a failing check that is"
                                    + " silenced is suppressed.",
                            "The last good result tells one episode from another."));

    private SensuGuide() {}
}
