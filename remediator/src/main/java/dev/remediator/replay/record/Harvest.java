package dev.remediator.replay.record;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Tilt;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Names;
import dev.remediator.remediation.State;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the records of the incident log as they are read, and knows in the end which lines a
/// recording has. What happened to an incident is in the spool; only where it is, is held here.
/// What was replayed into the running system never happened, and is left out.
///
/// For one thread.
final class Harvest {
    private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);

    private final Span span;
    private final Spool spool;
    private final InForce inForce = new InForce();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> incidents = new HashMap<>();
    private final Set<String> earlier = new HashSet<>();
    private final Set<String> replayed = new HashSet<>();
    private final Map<Line.Commanded, Entry> commands = new HashMap<>();
    private final Map<Tilt, Instant> tilts = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable Instant known;
    private long unreadable;

    Harvest(Span span, Spool spool) {
        this.span = span;
        this.spool = spool;
    }

    /// A record of the log.
    ///
    /// @param partition of which partition; within one, records come in order
    /// @param offset its place there
    /// @param written when it was written
    /// @param value its bytes
    void hear(int partition, long offset, Instant written, byte @Nullable [] value)
            throws IOException {
        try {
            var bytes = value == null ? new byte[0] : value;
            var schema = Wire.schemaOf(bytes);
            if (schema.equals(SessionLog.WIRE.schema())) {
                started(partition, offset, written, bytes);
            } else if (schema.equals(Wire.NOTED.schema())) {
                noted(new Found(partition, offset, written, bytes), Wire.NOTED.read(bytes));
            } else {
                logged(new Found(partition, offset, written, bytes), Wire.LOGGED.read(bytes));
            }
        } catch (Unreadable e) {
            unreadable++;
            LOG.debug("{}@{} is passed over: {}", partition, offset, e.reason());
        }
    }

    /// A record and where it was found.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Found(int partition, long offset, Instant written, byte[] bytes) {}

    private void started(int partition, long offset, Instant written, byte[] bytes)
            throws IOException, Unreadable {
        if (span.isBefore(written)) {
            inForce.hear(written, SessionLog.WIRE.read(bytes));
        } else if (within(written)) {
            var entry = new Entry(Entry.Kind.STARTED, "", written, partition, offset);
            entry.last = spool.add(Spool.NONE, written.toEpochMilli(), bytes);
            entries.add(entry);
        }
    }

    private void noted(Found found, Noted noted) throws IOException {
        distrusted(noted.at(), noted.tilt());
        if (!span.isBefore(noted.at()) && within(noted.at())) {
            if (isReplayed(noted.resource(), noted.incident())) {
                return;
            }
            var known = incidents.get(noted.incident());
            if (known != null) {
                add(known, found);
            } else if (opens(noted.incident(), noted.cause(), noted.at())) {
                add(open(noted.incident(), noted.at(), found), found);
            } else {
                earlier.add(noted.incident());
            }
        }
    }

    private void logged(Found found, Logged logged) throws IOException {
        var decision = logged.decision();
        distrusted(decision.at(), logged.tilt());
        if (span.isBefore(decision.at())) {
            before(logged);
        } else if (within(decision.at()) && !isReplayed(decision.resource(), decision.incident())) {
            if (logged.command() != null) {
                commanded(found, new Line.Commanded(decision.at(), logged.command()));
            }
            if (decision.incident().equals(Decision.CONTROL)) {
                controlled(found, decision);
            } else {
                happened(found, logged);
            }
        }
    }

    private void before(Logged logged) {
        var decision = logged.decision();
        if (decision.incident().equals(Decision.CONTROL) && !Replayed.is(decision.resource())) {
            if (logged.command() != null) {
                inForce.hear(logged.command());
            }
            inForce.hear(decision);
        }
    }

    private boolean isReplayed(String resource, String incident) {
        if (Replayed.is(resource)) {
            if (!incident.equals(Decision.CONTROL)) {
                replayed.add(incident);
            }
            return true;
        }
        return false;
    }

    /// It stands with everything that was decided about it, in any partition.
    private void commanded(Found found, Line.Commanded line) {
        var entry = new Entry(Entry.Kind.COMMANDED, line, found.partition(), found.offset());
        commands.merge(line, entry, BinaryOperator.minBy(Entry.IN_ORDER));
    }

    private void controlled(Found found, Decision decision) throws IOException {
        var entry =
                new Entry(
                        Entry.Kind.CONTROLLED,
                        "",
                        decision.at(),
                        found.partition(),
                        found.offset());
        add(entry, found);
        entries.add(entry);
    }

    private void happened(Found found, Logged logged) throws IOException {
        var decision = logged.decision();
        var id = decision.incident();
        var known = incidents.get(id);
        if (known == null || (known.over && Notices.begins(decision))) {
            if (!opens(logged)) {
                earlier.add(id);
                return;
            }
            known = open(id, decision.at(), found);
        }
        add(known, found);
        known.over |= ends(decision);
    }

    /// What no playbook answers is closed as soon as it is opened, and ends when its source says
    /// so; what was suppressed from its beginning never was open.
    private static boolean ends(Decision decision) {
        return decision.closes()
                ? decision.reason() != Reason.UNMATCHED
                : decision.reason() == Reason.SUPPRESSED_AT_SOURCE
                        && decision.state() == State.UNMATCHED;
    }

    /// Pages and alerts that could not be read are opened by no alert.
    private static boolean opens(Logged logged) {
        var decision = logged.decision();
        var id = decision.incident();
        if (id.startsWith("inc-")) {
            return opens(id, logged.cause(), decision.at());
        }
        return !id.startsWith("notice-")
                || id.startsWith("notice-faulted-")
                || Notices.begins(decision);
    }

    /// An incident is named by the alert that opened it, and by when.
    private static boolean opens(String id, @Nullable Event cause, Instant at) {
        return cause instanceof Event.AlertReceived(var alert)
                && id.equals(Names.incident(alert, at));
    }

    private Entry open(String id, Instant at, Found found) {
        var entry = new Entry(Entry.Kind.HAPPENED, id, at, found.partition(), found.offset());
        entries.add(entry);
        incidents.put(id, entry);
        return entry;
    }

    private void add(Entry entry, Found found) throws IOException {
        entry.last = spool.add(entry.last, found.written().toEpochMilli(), found.bytes());
    }

    private void distrusted(Instant at, @Nullable Tilt tilt) {
        if (tilt == null || span.isAfter(at)) {
            return;
        }
        var from = span.from();
        if (from == null || !at.isBefore(from)) {
            tilts.merge(tilt, at, (one, other) -> one.isBefore(other) ? one : other);
        } else if (tilt.until().isAfter(from)) {
            tilts.put(tilt, from);
        }
    }

    private boolean within(Instant at) {
        if (span.isAfter(at)) {
            return false;
        }
        first = first == null || at.isBefore(first) ? at : first;
        last = last == null || at.isAfter(last) ? at : last;
        return true;
    }

    /// From when on the log was read.
    ///
    /// @param now the time, for a log in which nothing stands
    Instant from(Instant now) {
        if (span.from() != null) {
            return span.from();
        }
        return first == null ? to(now) : first;
    }

    /// Nothing has happened since its last record until then: whoever decides is still there.
    void knows(Instant until) {
        known = until;
    }

    /// Until when something is known.
    Instant to(Instant now) {
        var until = last == null || (known != null && known.isAfter(last)) ? known : last;
        if (until != null) {
            return span.from() != null && until.isBefore(span.from()) ? span.from() : until;
        }
        return span.to() != null ? span.to() : span.from() != null ? span.from() : now;
    }

    /// The lines, in order.
    ///
    /// @param from when the recording begins
    List<Entry> inOrder(Instant from) {
        inForce.at(from).forEach(entries::add);
        entries.addAll(commands.values());
        tilts.forEach(
                (tilt, at) ->
                        entries.add(
                                new Entry(
                                        Entry.Kind.DISTRUSTED,
                                        tilt.until() + " " + tilt.why(),
                                        new Line.Distrusted(at, tilt))));
        entries.sort(Entry.IN_ORDER);
        return entries;
    }

    /// How many incidents had begun before.
    long earlier() {
        return earlier.size();
    }

    /// How many incidents were replayed.
    long replayed() {
        return replayed.size();
    }

    long unreadable() {
        return unreadable;
    }
}
