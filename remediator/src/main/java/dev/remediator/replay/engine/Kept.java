package dev.remediator.replay.engine;

import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A recorded incident while it is replayed: when each of its moments was, its runs, and how far
/// they have been played.
final class Kept {
    final RecordedIncident incident;
    final List<Long> keys;
    final List<RecordedRuns.One> runs;
    private final Map<String, Playing> playing = new HashMap<>();

    /// A recorded run that is played under another or the same name.
    static final class Playing {
        final RecordedRuns.One run;
        int next;

        Playing(RecordedRuns.One run) {
            this.run = run;
        }
    }

    Kept(RecordedIncident incident) {
        this.incident = incident;
        this.keys = keys(incident);
        this.runs = RecordedRuns.of(incident, keys);
    }

    /// Never two at the same time: what stands first was first.
    private static List<Long> keys(RecordedIncident incident) {
        var keys = new ArrayList<Long>(incident.moments().size());
        long last = Long.MIN_VALUE;
        for (var moment : incident.moments()) {
            last = Math.max(Nanos.floor(Nanos.of(moment.at())) + 1, last + 1);
            keys.add(last);
        }
        return keys;
    }

    long last() {
        return keys.isEmpty() ? Nanos.of(incident.openedAt()) : keys.getLast();
    }

    boolean isOf(String episode) {
        return incident.moments().stream()
                .anyMatch(
                        m ->
                                m.cause() instanceof Event.AlertReceived(var alert)
                                        && alert.series().equals(incident.series())
                                        && alert.episode().equals(episode));
    }

    /// The recorded run that is played under this name: the how-manieth of its remedy it is.
    ///
    /// @return nothing if it was not recorded
    @Nullable Playing playing(String run, String playbook, String remedy) {
        var known = playing.get(run);
        if (known != null) {
            return known;
        }
        long before = playing.values().stream().filter(p -> p.run.remedy.equals(remedy)).count();
        var found =
                runs.stream()
                        .filter(one -> one.remedy.equals(remedy) && one.playbook.equals(playbook))
                        .skip(before)
                        .findFirst();
        found.ifPresent(one -> playing.put(run, new Playing(one)));
        return playing.get(run);
    }
}
