package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far a message's own time may be from when it arrived, so that what somebody has overheard
/// cannot be sent again for ever.
///
/// What was seen inside the window is not remembered: a sender that heard no answer rightly sends
/// the same bytes again, and the engine knows them by their keys.
///
/// @param header which header holds the time, as Unix seconds or milliseconds
/// @param width how far, before and after. Default 5 min
public record Window(String header, Duration width) {
    /// What senders recommend.
    public static final Duration USUAL = Duration.ofMinutes(5);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final long FIRST_IN_MILLIS = 100_000_000_000L;

    /// Refuses no window at all.
    public Window {
        if (width.isNegative() || width.isZero()) {
            throw new IllegalArgumentException(
                    "window is " + width + ", but must be longer than nothing");
        }
    }

    /// What is wrong with the delivery's time, if anything is.
    Optional<Verdict> objection(Delivery delivery) {
        var said = text(delivery);
        if (said.isEmpty()) {
            return failed("the header " + header + " is missing or empty");
        }
        if (!NUMBER.matcher(said).matches()) {
            return failed("the header " + header + " is no time in Unix seconds");
        }
        long number = Long.parseLong(said);
        var at =
                number < FIRST_IN_MILLIS
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number);
        var apart = Duration.between(at, delivery.receivedAt());
        return apart.abs().compareTo(width) > 0
                ? failed(
                        "the time in the header %s is more than %s from ours; are both clocks right?"
                                .formatted(header, width))
                : Optional.empty();
    }

    private static Optional<Verdict> failed(String why) {
        return Optional.of(new Verdict.Failed(why));
    }

    /// What the header holds; nothing, if it is missing.
    String text(Delivery delivery) {
        return delivery.header(header).map(String::strip).orElse("");
    }
}
