package dev.remediator.replay;

import dev.remediator.remediation.Decision;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.difference.Comparison;
import dev.remediator.replay.difference.Heading;
import dev.remediator.replay.difference.Ledger;
import dev.remediator.replay.difference.Outlook;
import dev.remediator.replay.difference.OutlookReport;
import dev.remediator.replay.difference.Report;
import dev.remediator.replay.engine.AssumedHands;
import dev.remediator.replay.engine.Deciding;
import dev.remediator.replay.engine.Input;
import dev.remediator.replay.engine.Listener;
import dev.remediator.replay.engine.Note;
import dev.remediator.replay.engine.VirtualEngine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides about alerts alone, once.
///
/// For one thread.
final class Foresight {
    private static final int TELL_EVERY = 1_000;

    private final Grounds grounds;
    private final Progress progress;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private long alerts;

    Foresight(Grounds grounds, Progress progress) {
        this.grounds = grounds;
        this.progress = progress;
    }

    Replayed of(AlertStream stream, List<String> names) throws IOException {
        var outlook = new Outlook(grounds::destroys);
        var engine = engine(grounds, outlook);
        read(
                stream,
                heard -> {
                    outlook.heard(heard.at());
                    engine.happens(heard);
                });
        engine.finish();
        outlook.finish();
        return new Findings.Foreseen(new OutlookReport(heading(names, List.of()), outlook));
    }

    Replayed against(Grounds other, Duration tolerance, AlertStream stream, List<String> names)
            throws IOException {
        var sheets = new Sheets();
        sheets.were(other.shelf().book());
        var book = grounds.shelf().book();
        var ledger =
                new Ledger(
                        (playbook, remedy) ->
                                grounds.destroys(playbook, remedy)
                                        || other.destroys(playbook, remedy),
                        name -> sheets.changed(name, book));
        var comparison = new Comparison(tolerance, ledger);
        var before = engine(other, comparison.before());
        var after = engine(grounds, comparison);
        read(
                stream,
                heard -> {
                    before.happens(heard);
                    after.happens(heard);
                    comparison.passed(heard.at());
                });
        before.finish();
        after.finish();
        comparison.finish();
        return new Findings.Compared(new Report(heading(names, sheets.changes(book)), ledger));
    }

    private static VirtualEngine engine(Grounds grounds, Listener listener) {
        return new VirtualEngine(
                new Deciding(grounds.shelf().book(), grounds.policy(), grounds.rulebook()),
                new AssumedHands(),
                new Listener() {
                    @Override
                    public void decided(Decision decision) {
                        listener.decided(decision);
                    }

                    // That every remedy is taken to do its work is said once, above.
                    @Override
                    public void noted(Note note) {}
                });
    }

    private void read(AlertStream stream, Consumer<Input.Heard> each) throws IOException {
        for (var next = stream.next(); next.isPresent(); next = stream.next()) {
            var heard = next.get();
            from = from == null ? heard.at() : from;
            to = heard.at();
            each.accept(heard);
            if (++alerts % TELL_EVERY == 0) {
                progress.at(stream.share(), alerts);
            }
        }
        progress.at(1, alerts);
    }

    private Heading heading(List<String> names, List<Heading.Change> changes) {
        return new Heading(
                names, Optional.ofNullable(from), Optional.ofNullable(to), alerts, changes);
    }
}
