package dev.remediator.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hours of the week by the clock of a place, such as office hours. Said with [Escalations#between]
/// or [Escalations#allDay]; the end is not part of it. Daylight saving is the place's own: where
/// clocks go forward, an hour that does not exist is nobody's.
public final class Hours {
    private final List<Window> windows;

    private Hours(List<Window> windows) {
        this.windows = List.copyOf(windows);
    }

    static Hours of(Window window) {
        return new Hours(List.of(window));
    }

    /// These hours and others.
    public Hours and(Hours others) {
        return new Hours(Stream.concat(windows.stream(), others.windows.stream()).toList());
    }

    /// Whether a time is one of them.
    public boolean has(Instant time) {
        return windows.stream().anyMatch(w -> w.has(time));
    }

    /// Such as `between 07:00 and 22:00 from Monday to Friday in Europe/Berlin`.
    public String sentence() {
        return windows.stream().map(Window::sentence).collect(Collectors.joining(" and "));
    }

    @Override
    public String toString() {
        return sentence();
    }

    /// When they may begin or end around a day.
    Stream<Instant> edges(LocalDate day) {
        return windows.stream().flatMap(w -> w.edges(day));
    }

    Stream<ZoneId> zones() {
        return windows.stream().map(Window::zone);
    }
}
