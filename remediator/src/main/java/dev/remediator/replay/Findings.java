package dev.remediator.replay;

import dev.remediator.replay.difference.OutlookReport;
import dev.remediator.replay.difference.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a replay found, told by its report.
sealed interface Findings extends Replayed {

    @Override
    void text(boolean all, Consumer<String> to);

    @Override
    void json(Consumer<String> to);

    @Override
    default String text() {
        var text = new StringBuilder();
        text(false, text::append);
        return text.toString();
    }

    @Override
    default List<String> json() {
        var lines = new ArrayList<String>();
        json(lines::add);
        return List.copyOf(lines);
    }

    /// What is different.
    record Compared(Report report) implements Findings {
        @Override
        public boolean same() {
            return report.ledger().different() == 0;
        }

        @Override
        public long incidents() {
            return report.ledger().incidents();
        }

        @Override
        public void text(boolean all, Consumer<String> to) {
            report.text(all, to);
        }

        @Override
        public void json(Consumer<String> to) {
            report.json(to);
        }
    }

    /// What would be done, where nothing is there to compare it with.
    record Foreseen(OutlookReport report) implements Findings {
        @Override
        public boolean same() {
            return true;
        }

        @Override
        public long incidents() {
            return report.outlook().incidents();
        }

        @Override
        public void text(boolean all, Consumer<String> to) {
            report.text(all, to);
        }

        @Override
        public void json(Consumer<String> to) {
            report.json(to);
        }
    }
}
