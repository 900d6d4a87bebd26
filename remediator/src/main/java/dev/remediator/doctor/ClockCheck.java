package dev.remediator.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Whether this machine's clock goes right: holding times, deadlines and who is on call hang on it.
final class ClockCheck {
    private static final Duration NOTED = Duration.ofSeconds(5);
    private static final Duration TOO_MUCH = Duration.ofMinutes(1);
    private static final int SECONDS = 3;
    private static final String ADVICE =
            "have both clocks set by NTP; here: timedatectl set-ntp true";

    private ClockCheck() {}

    /// Whether the system says that NTP has set it.
    static List<Finding> synchronised() throws InterruptedException {
        try {
            var asked =
                    new ProcessBuilder("timedatectl", "show", "-p", "NTPSynchronized", "--value")
                            .redirectErrorStream(true)
                            .start();
            try {
                if (!asked.waitFor(SECONDS, TimeUnit.SECONDS) || asked.exitValue() != 0) {
                    return List.of(unsaid());
                }
                try (var said = asked.inputReader()) {
                    return List.of(synchronised(said.readLine()));
                }
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException _) {
            return List.of(unsaid());
        }
    }

    static Finding synchronised(@Nullable String said) {
        return switch (said) {
            case "yes" -> Finding.ok("clock", "it is set by NTP");
            case "no" ->
                    Finding.warn(
                            "clock",
                            "it is not set by NTP",
                            "switch that on with timedatectl set-ntp true");
            case null, default -> unsaid();
        };
    }

    private static Finding unsaid() {
        return Finding.ok("clock", "this system does not say whether it is set by NTP");
    }

    /// Asks a source of alerts that we poll anyway, for nothing but its `Date`.
    static List<Finding> against(String url, InstantSource clock)
            throws IOException, InterruptedException {
        var name = "source " + HttpPlace.host(url);
        var date = HttpPlace.date(url);
        try {
            return date.isEmpty()
                    ? List.of(Finding.ok(name, "it answers, without saying what time it is"))
                    : List.of(
                            skew(
                                    name,
                                    clock.instant(),
                                    ZonedDateTime.parse(
                                                    date.get(),
                                                    DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeParseException _) {
            return List.of(Finding.ok(name, "it answers, but its Date cannot be read"));
        }
    }

    /// @param ours the time here
    /// @param theirs the time there, at about the same moment
    static Finding skew(String check, Instant ours, Instant theirs) {
        var apart = Duration.between(ours, theirs);
        if (apart.abs().compareTo(NOTED) <= 0) {
            return Finding.ok(check, "it answers, and its clock agrees with ours");
        }
        var seen =
                "its clock is %d s %s ours"
                        .formatted(
                                apart.abs().toSeconds(), apart.isNegative() ? "behind" : "before");
        return apart.abs().compareTo(TOO_MUCH) > 0
                ? Finding.fail(check, seen, ADVICE)
                : Finding.warn(check, seen, ADVICE);
    }
}
