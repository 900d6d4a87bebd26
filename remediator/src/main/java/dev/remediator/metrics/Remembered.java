package dev.remediator.metrics;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was asked a moment ago is not asked again: one scrape asks once for many figures. One asks,
/// the others wait for the answer.
///
/// @param <T> what is asked for
final class Remembered<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

    private final Question<T> question;
    private final T unknown;
    private final long nanos;
    private T last;
    private boolean asked;
    private long at;

    /// Asks somebody else.
    ///
    /// @param <T> what is asked for
    @FunctionalInterface
    interface Question<T> {
        T ask() throws Exception;
    }

    /// @param unknown the answer if there is none
    /// @param lasts for how long an answer is remembered
    Remembered(Question<T> question, T unknown, Duration lasts) {
        this.question = question;
        this.unknown = unknown;
        this.nanos = lasts.toNanos();
        this.last = unknown;
    }

    synchronized T get() {
        if (!asked || System.nanoTime() - at > nanos) {
            last = answer();
            asked = true;
            at = System.nanoTime();
        }
        return last;
    }

    private T answer() {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown;
        } catch (Exception e) {
            LOG.debug("a figure cannot be had now", e);
            return unknown;
        }
    }
}
