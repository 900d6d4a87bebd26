package dev.remediator.testkit;

import java.time.Instant;

/// Something that happens at its time, unless it is called off.
final class Due implements Comparable<Due> {
    private final Instant at;
    private final long ticket;
    private final Runnable what;
    private boolean calledOff;

    /// @param ticket what was scheduled first happens first
    Due(Instant at, long ticket, Runnable what) {
        this.at = at;
        this.ticket = ticket;
        this.what = what;
    }

    Instant at() {
        return at;
    }

    void callOff() {
        calledOff = true;
    }

    /// It does so now.
    void happen() {
        what.run();
    }

    /// Whether nothing will come of it.
    boolean isCalledOff() {
        return calledOff;
    }

    @Override
    public int compareTo(Due other) {
        int byTime = at.compareTo(other.at);
        return byTime == 0 ? Long.compare(ticket, other.ticket) : byTime;
    }
}
