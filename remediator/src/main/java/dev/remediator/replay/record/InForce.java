package dev.remediator.replay.record;

import dev.remediator.guard.Command;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What held when a recording begins: how the remediator was set up, and what people had said and
/// not taken back. The recording begins with it, as if it were said then.
final class InForce {
    private static final String PLAYBOOK = "playbook=";

    private final Map<String, Command> cords = new TreeMap<>();
    private final Map<String, Command.SetSilence> silences = new TreeMap<>();
    private final Map<String, Command> levels = new TreeMap<>();
    private @Nullable Session session;
    private Instant startedAt = Instant.MIN;

    /// It was started then.
    void hear(Instant at, Session started) {
        if (!at.isBefore(startedAt)) {
            startedAt = at;
            session = started;
        }
    }

    /// Somebody said that before. Who pulled a cord first has pulled it.
    void hear(Command command) {
        switch (command) {
            case Command.PullCord pull -> {
                var _ = cords.putIfAbsent(pull.scope(), pull);
            }
            case Command.ReleaseCord release -> cords.remove(release.scope());
            case Command.SetSilence set -> silences.put(set.silence().id(), set);
            case Command.EndSilence end -> silences.remove(end.silence());
            case Command.SetAutonomy set -> levels.put(set.playbook(), set);
            case Command.Approve _, Command.Deny _ -> {}
        }
    }

    /// A playbook that failed too often asks before it acts, until a person says otherwise.
    void hear(Decision decision) {
        if (decision.reason() == Reason.DEMOTED && decision.resource().startsWith(PLAYBOOK)) {
            var playbook = decision.resource().substring(PLAYBOOK.length());
            levels.put(
                    playbook,
                    new Command.SetAutonomy(
                            "demoted-" + playbook,
                            "remediator",
                            decision.facts(),
                            playbook,
                            Autonomy.Level.PROPOSE));
        }
    }

    /// As lines.
    ///
    /// @param from when the recording begins
    Stream<Entry> at(Instant from) {
        var started =
                Optional.ofNullable(session).stream()
                        .map(known -> new Line.Started(from, known))
                        .map(line -> new Entry(Entry.Kind.STARTED, "", line));
        var standing = silences.values().stream().filter(s -> s.silence().until().isAfter(from));
        var said =
                Stream.of(cords.values().stream(), standing, levels.values().stream())
                        .flatMap(commands -> commands)
                        .map(command -> new Line.Commanded(from, command))
                        .map(line -> new Entry(Entry.Kind.COMMANDED, line.command().id(), line));
        return Stream.concat(started, said);
    }
}
