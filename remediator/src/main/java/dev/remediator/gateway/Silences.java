package dev.remediator.gateway;

import dev.remediator.guard.Matcher;
import dev.remediator.guard.Silence;
import dev.remediator.warden.Posture;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads silences and maintenance windows that people set. None is without an end, because nobody
/// comes back to end it.
final class Silences {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final int MOST = 1000;

    private Silences() {}

    static Silence read(Said said, String id, Instant now) throws Refusal {
        var matchers = matchers(said.list("matchers"));
        var from = time(said, "from").orElse(now.truncatedTo(ChronoUnit.SECONDS));
        var until = until(said, from);
        if (!until.isAfter(now)) {
            throw new Refusal(400, "until is " + until + ", which is past; it is " + now + " now");
        }
        if (!until.isAfter(from)) {
            throw new Refusal(400, "until is " + until + ", but must be after from, " + from);
        }
        if (from.isAfter(now.plus(FARTHEST))) {
            throw new Refusal(400, "from is " + from + ", which is more than a year ahead");
        }
        var begins = from.isBefore(now) ? now : from;
        if (until.isAfter(begins.plus(LONGEST))) {
            throw tooLong("until", until.toString());
        }
        boolean maintenance = said.flag("maintenance");
        var by = said.by();
        var why = said.reason();
        try {
            return new Silence(id, maintenance, matchers, from, until, by, why);
        } catch (IllegalArgumentException e) {
            throw everything(matchers.stream().map(Matcher::text).toList());
        }
    }

    private static Refusal everything(List<String> matchers) {
        return new Refusal(
                400,
                "matchers is "
                        + matchers
                        + ", which would silence everything; pull the andon cord for that");
    }

    static void refuseTooMany(Posture posture) throws Refusal {
        if (posture.controls().silences().size() >= MOST) {
            throw new Refusal(
                    409, "there are " + MOST + " silences already; end some of them first");
        }
    }

    private static List<Matcher> matchers(List<String> texts) throws Refusal {
        if (texts.isEmpty()) {
            throw new Refusal(
                    400,
                    "matchers is [], which would silence everything; name at least one, such as alertname=X");
        }
        var matchers = new ArrayList<Matcher>();
        for (var text : texts) {
            try {
                var matcher = Matcher.parse(text);
                refuseOtherTongues(text, matcher.value());
                matchers.add(matcher);
            } catch (IllegalArgumentException e) {
                throw new Refusal(400, "matchers: " + e.getMessage());
            }
        }
        if (matchers.stream().allMatch(m -> !m.negated() && m.value().matches("\\*+"))) {
            throw everything(texts);
        }
        return matchers;
    }

    /// Alertmanager's way of writing them would be taken by the letter and cover nothing.
    private static void refuseOtherTongues(String text, String value) throws Refusal {
        if (value.startsWith("~")) {
            throw new Refusal(
                    400,
                    "matchers: matcher '%s' is a regular expression, which is not known here; a * stands for any text"
                            .formatted(text));
        }
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            throw new Refusal(
                    400,
                    "matchers: matcher '%s' has its value in quotes; leave them out"
                            .formatted(text));
        }
    }

    private static Instant until(Said said, Instant from) throws Refusal {
        var until = time(said, "until");
        var lasts = said.text("for");
        if (until.isPresent() == lasts.isPresent()) {
            throw new Refusal(
                    400,
                    until.isPresent()
                            ? "until and for are both there; say one of them"
                            : "until is missing, and so is for: a silence needs an end");
        }
        if (until.isPresent()) {
            return until.get();
        }
        var text = lasts.orElse("");
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(400, "for is '" + text + "', but must be a duration such as PT2H");
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new Refusal(400, "for is " + text + ", but must be longer than nothing");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw tooLong("for", text);
        }
        try {
            return from.plus(duration);
        } catch (DateTimeException e) {
            throw new Refusal(400, "from is " + from + ", which is too far ahead");
        }
    }

    private static Refusal tooLong(String key, String value) {
        return new Refusal(
                400,
                "%s is %s, but a silence lasts at most %d days; mend the alert rule instead"
                        .formatted(key, value, LONGEST.toDays()));
    }

    private static Optional<Instant> time(Said said, String key) throws Refusal {
        var text = said.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException e) {
            throw new Refusal(
                    400,
                    "%s is '%s', but must be a time such as 2026-12-01T02:00:00Z"
                            .formatted(key, text.get()));
        }
    }
}
