package dev.remediator.worker;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Evidence;
import dev.remediator.journal.RunTaken;
import dev.remediator.playbook.Veto;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks those who may forbid a destructive remedy, one after the other. Who fails or does not
/// answer in time has forbidden it.
///
/// @param vetoes whom
/// @param patience how long each may take
record Vetoes(List<Veto> vetoes, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Nobody has anything against anything.
    static final Vetoes NONE = new Vetoes(List.of(), PATIENCE);

    Vetoes {
        vetoes = List.copyOf(vetoes);
    }

    /// Those that came with the playbooks.
    ///
    /// @throws IllegalArgumentException if one of them cannot be loaded
    static Vetoes of(ClassLoader playbooks) {
        try {
            var found = ServiceLoader.load(Veto.class, playbooks).stream();
            return new Vetoes(found.map(ServiceLoader.Provider::get).toList(), PATIENCE);
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a veto cannot be loaded: " + e.getMessage(), e);
        }
    }

    /// Who forbids it and why, in one sentence; empty if nobody does.
    Optional<String> against(Alert alert, String remedy, String resource) {
        return vetoes.stream()
                .flatMap(veto -> ask(veto, alert, remedy, resource).stream())
                .findFirst();
    }

    private Optional<String> ask(Veto veto, Alert alert, String remedy, String resource) {
        var who = veto.getClass().getName();
        var answer =
                new FutureTask<Optional<String>>(
                        () ->
                                Objects.requireNonNull(
                                        veto.against(alert, remedy, resource), "it answered null"));
        var _ = Thread.ofVirtual().name("veto " + who).start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .map(why -> who + " forbids it: " + Evidence.cut(why));
        } catch (TimeoutException e) {
            return Optional.of(
                    who
                            + " did not say within "
                            + patience.toSeconds()
                            + " s whether it forbids it");
        } catch (ExecutionException e) {
            return Optional.of(
                    who
                            + " could not say whether it forbids it: "
                            + Evidence.of(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            throw RunTaken.interrupted();
        } finally {
            answer.cancel(true);
        }
    }
}
