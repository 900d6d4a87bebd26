package dev.remediator.replay.engine;

import dev.remediator.escalation.Rulebook;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.recording.Line;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingWriter;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.replay.body.Recorded;
import dev.remediator.replay.engine.Hands.Said;
import dev.remediator.replay.engine.Hands.Script;
import dev.remediator.testkit.Fake;
import dev.remediator.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recording for tests: the engine in virtual time decides about some inputs, and remedies are
/// carried out on fakes that are broken.
public final class RecordedNight {
    private final Book book;
    private final Session session;
    private final Rulebook rulebook;

    /// @param session what it says it was set to; its playbooks are the book's
    public RecordedNight(Book book, Session session, Rulebook rulebook) {
        this.book = book;
        this.session = session;
        this.rulebook = rulebook;
    }

    /// Decides about all of it, and writes that down.
    public Path record(Path file, Instant from, List<Input> inputs, Instant to) throws IOException {
        var scribe = new Scribe();
        var engine =
                new VirtualEngine(
                        new Deciding(book, session.policy(), rulebook),
                        this::carryOut,
                        null,
                        new RecordedTimes(),
                        scribe,
                        scribe);
        scribe.follow(engine);
        for (var input : inputs) {
            engine.runUntil(input.at());
            scribe.came(input);
            engine.happens(input);
        }
        engine.runUntil(to);
        try (var writer = RecordingWriter.create(file, from, to)) {
            writer.write(new Line.Started(from, session));
            for (var line : scribe.lines()) {
                writer.write(asLogged(line));
            }
            writer.finish();
        }
        return file;
    }

    /// The log has only what was decided.
    private static Line asLogged(Line line) {
        if (!(line instanceof Line.Happened(var one))) {
            return line;
        }
        var moments = one.moments().stream().filter(m -> !m.decisions().isEmpty()).toList();
        return new Line.Happened(
                new RecordedIncident(
                        one.id(),
                        one.series(),
                        one.resource(),
                        one.openedAt(),
                        one.complete(),
                        moments));
    }

    private Script carryOut(Effect.Offer offer) {
        return carryOut(offer, book.plan(offer.playbook()).orElseThrow());
    }

    private Script carryOut(Effect.Offer offer, Plan<?> plan) {
        var run = Recorded.run(plan, offer.remedy(), Fake::breaks);
        var lines = new ArrayList<Said>();
        var claimed = new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), "worker-1");
        lines.add(new Said(Duration.ofMillis(12), new Event.Reported(claimed)));
        var after = Duration.ofMillis(20);
        for (var entry : run.journal()) {
            after = Duration.between(VirtualTime.START, entry.at()).plusMillis(20 + lines.size());
            lines.add(new Said(after, new Event.Reported(told(offer, entry))));
        }
        var ended =
                new Report.Ended(
                        offer.resource(),
                        offer.run(),
                        offer.epoch(),
                        "worker-1",
                        run.outcome().orElseThrow(),
                        run.evidence());
        lines.add(new Said(after.plusMillis(5), new Event.Reported(ended)));
        return new Script(lines, Optional.empty());
    }

    private static Report told(Effect.Offer offer, StepEntry entry) {
        return entry.kind() == Kind.INTENDED
                ? new Report.Intended(
                        offer.resource(), offer.run(), offer.epoch(), "worker-1", entry)
                : new Report.Recorded(
                        offer.resource(), offer.run(), offer.epoch(), "worker-1", entry);
    }
}
