package dev.remediator.replay.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How fast a replay goes.
///
/// @param times so many times as fast as it was; 1 as it was
/// @param unbounded whether it goes as fast as the door takes it; then `times` says how much closer
///   together the times inside the alerts are
public record Speed(double times, boolean unbounded) {
    /// So much that what took a month takes a few seconds, and what came first still began first.
    private static final double CLOSEST = 1_000_000;

    private static final double MOST = 100_000;

    /// As it was.
    public static final Speed AS_IT_WAS = new Speed(1, false);

    /// As fast as the door takes it.
    public static final Speed MAX = new Speed(CLOSEST, true);

    /// Reads `10`, `0.5` or `max`.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is neither
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        try {
            double times = Double.parseDouble(text);
            if (times > 0 && times <= MOST) {
                return new Speed(times, false);
            }
        } catch (NumberFormatException e) {
            throw unusable(text, e);
        }
        throw unusable(text, null);
    }

    private static IllegalArgumentException unusable(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "--speed is '%s', but must be a number above 0, at most %.0f, or max"
                        .formatted(text, MOST),
                cause);
    }

    /// How long something takes at this speed.
    public Duration of(Duration then) {
        if (times == 1) {
            return then;
        }
        double seconds = then.getSeconds() / times;
        long whole = (long) Math.floor(seconds);
        double nanos = (seconds - whole) * 1e9 + then.getNano() / times;
        return Duration.ofSeconds(whole).plusNanos(Math.round(nanos));
    }
}
