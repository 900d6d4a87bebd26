package dev.remediator.journal;

import java.time.Duration;

/// A hold in which the time of every limit is over at once, but for that of the whole run.
final class Ringing extends DelegatingTenure {
    Ringing(Tenure hold) {
        super(hold);
    }

    @Override
    public Alarm interruptAfter(Duration limit) {
        if (limit.toDays() > 0) {
            return super.interruptAfter(limit);
        }
        Thread.currentThread().interrupt();
        return new Alarm() {
            @Override
            public boolean rang() {
                return true;
            }

            @Override
            public void close() {
                var _ = Thread.interrupted();
            }
        };
    }
}
