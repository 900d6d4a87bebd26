package dev.remediator.actuator.kubernetes;

import dev.remediator.actuator.Circuit;
import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A cluster's API, as far as it is needed here: get, list whole, change what nobody else has
/// changed meanwhile.
///
/// Every answer is looked at; none is waited for longer than [Timing#answer]. Where it is asked to
/// come back later it does so twice, then gives up. Who does not answer counts for the [Circuit].
/// Safe for use by several threads.
final class Api implements AutoCloseable {
    private static final int TIMES = 3;
    private static final int CONFLICTS = 5;
    private static final int PAGE = 500;

    private final String whom;
    private final Circuit circuit;
    private final Timing timing;
    private final Wire wire;

    Api(String cluster, Connection connection, Timing timing) {
        this.whom = "the Kubernetes API of " + cluster;
        this.circuit = new Circuit(whom);
        this.timing = timing;
        this.wire = new Wire(whom, connection, timing);
    }

    Timing timing() {
        return timing;
    }

    /// Asks.
    ///
    /// @return whatever it answers but that it cannot answer
    /// @throws Unreachable if it does not answer, cannot, or wants to be left alone
    Answer ask(Ask ask) {
        return circuit.call(() -> patiently(ask));
    }

    private Answer patiently(Ask ask) {
        for (int time = 1; ; time++) {
            var answer = wire.send(ask);
            if (answer.failed()) {
                throw new Unreachable(
                        "%s was asked to %s and answered %d: %s"
                                .formatted(whom, ask.words(), answer.code(), answer.message()));
            }
            if (!answer.throttled()) {
                return answer;
            }
            if (time == TIMES) {
                throw new Unreachable(
                        "%s was asked to %s and wants to be left alone: %s"
                                .formatted(whom, ask.words(), answer.message()));
            }
            Timing.rest(timing.after(answer.retryAfter(), time));
        }
    }

    /// The same, and takes no refusal.
    Answer demand(Ask ask) {
        var answer = ask(ask);
        if (!answer.done()) {
            throw answer.refusal(whom, ask.words());
        }
        return answer;
    }

    /// What is there; empty if nothing is.
    <T> Optional<T> find(String what, String path, Class<T> type) {
        var ask = Ask.get("get " + what, path);
        var answer = ask(ask);
        return answer.code() == 404 ? Optional.empty() : Optional.of(read(ask, answer, type));
    }

    /// What it has answered, as an object; no refusal is.
    <T> T read(Ask ask, Answer answer, Class<T> type) {
        if (!answer.done()) {
            throw answer.refusal(whom, ask.words());
        }
        try {
            return wire.json().unmarshal(answer.body(), type);
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new ActuatorException(
                    "%s was asked to %s and answered what nobody can read: %s"
                            .formatted(whom, ask.words(), answer.message()),
                    e);
        }
    }

    /// All of them, however many pages that takes; none is missing, and what is no list is refused.
    <T extends HasMetadata, L extends KubernetesResourceList<T>> List<T> list(
            String what, String path, Map<String, String> query, Class<L> type) {
        for (int time = 1; ; time++) {
            List<T> all = new ArrayList<>();
            if (pages(Ask.get("list " + what, path).with(query), type, all, time == TIMES)) {
                return all;
            }
        }
    }

    /// @return false if the list has grown too old between two pages, and must be begun anew
    private <T extends HasMetadata, L extends KubernetesResourceList<T>> boolean pages(
            Ask ask, Class<L> type, List<T> all, boolean last) {
        var next = "";
        do {
            var page = ask.with(Map.of("limit", String.valueOf(PAGE)));
            page = next.isEmpty() ? page : page.with(Map.of("continue", next));
            var answer = ask(page);
            if (answer.code() == 410 && !last) {
                return false;
            }
            L list = read(page, answer, type);
            var about = list.getMetadata();
            if (about == null || about.getResourceVersion() == null || list.getItems() == null) {
                throw new ActuatorException(
                        "%s was asked to %s and answered no list: %s"
                                .formatted(whom, ask.words(), answer.message()));
            }
            all.addAll(list.getItems());
            next = Optional.ofNullable(about.getContinue()).orElse("");
        } while (!next.isEmpty());
        return true;
    }

    /// Changes it, if nobody else does at the same moment; else looks again.
    ///
    /// @param change the patch for what is there now, which must carry its resource version; empty:
    ///   nothing is to be done
    /// @return what is there now
    <T extends HasMetadata> T change(
            String what, String path, Class<T> type, Function<T, Optional<Ask>> change) {
        for (int time = 1; ; time++) {
            var now =
                    find(what, path, type)
                            .orElseThrow(() -> new ActuatorException(whom + " knows no " + what));
            var patch = change.apply(now);
            if (patch.isEmpty()) {
                return now;
            }
            var answer = ask(patch.get());
            if (answer.code() != 409 || time == CONFLICTS) {
                return read(patch.get(), answer, type);
            }
            Timing.rest(timing.look());
        }
    }

    /// As JSON.
    String json(Object value) {
        return wire.json().asJson(value);
    }

    /// For sentences.
    String whom() {
        return whom;
    }

    @Override
    public void close() {
        wire.close();
    }
}
