package dev.remediator.replay.export;

import dev.remediator.guard.Command;
import dev.remediator.recording.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said before a time and still holds then: the last start, cords that are pulled,
/// silences that last, levels that are set, a moment of distrust.
final class InForce {
    private final Map<String, Line> commands = new LinkedHashMap<>();
    private @Nullable Line started;
    private @Nullable Line distrusted;

    /// One more line, in order.
    void hear(Line line) {
        switch (line) {
            case Line.Started one -> started = one;
            case Line.Distrusted one -> distrusted = one;
            case Line.Commanded one -> hear(one);
            case Line.Controlled _, Line.Happened _ -> {}
        }
    }

    private void hear(Line.Commanded line) {
        switch (line.command()) {
            case Command.PullCord cord -> keep("cord " + cord.scope(), line);
            case Command.ReleaseCord cord -> commands.remove("cord " + cord.scope());
            case Command.SetSilence set -> keep("silence " + set.silence().id(), line);
            case Command.EndSilence end -> commands.remove("silence " + end.silence());
            case Command.SetAutonomy set -> keep("level " + set.playbook(), line);
            case Command.Approve _, Command.Deny _ -> {}
        }
    }

    private void keep(String what, Line line) {
        commands.remove(what);
        commands.put(what, line);
    }

    /// What holds at that time.
    List<Line> at(Instant time) {
        var lines = new ArrayList<Line>();
        if (started != null) {
            lines.add(started);
        }
        commands.values().stream().filter(line -> holds(line, time)).forEach(lines::add);
        if (distrusted instanceof Line.Distrusted(_, var tilt) && tilt.until().isAfter(time)) {
            lines.add(distrusted);
        }
        return lines;
    }

    private static boolean holds(Line line, Instant time) {
        return !(line instanceof Line.Commanded(_, Command.SetSilence set))
                || set.silence().until().isAfter(time);
    }
}
