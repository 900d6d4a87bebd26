package dev.remediator.it.simulation;

import dev.remediator.remediation.Page;
import java.util.Set;
import java.util.TreeSet;

/// The pager: which pages are open, by key.
final class Pagers {
    private final TreeSet<String> open = new TreeSet<>();

    /// Whether the page was news.
    boolean hears(Page page) {
        return switch (page.action()) {
            case TRIGGER -> open.add(page.incident());
            case RESOLVE -> open.remove(page.incident());
            case ACKNOWLEDGE -> open.contains(page.incident());
        };
    }

    /// Somebody closes it there; false if it is not open.
    boolean isClosed(String incident) {
        return open.remove(incident);
    }

    Set<String> open() {
        return new TreeSet<>(open);
    }
}
