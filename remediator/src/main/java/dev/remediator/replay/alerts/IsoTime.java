package dev.remediator.replay.alerts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Times written from the year to the second, such as `2022-01-15T10:22:33.123Z`, `2022-01-15
/// 10:22:33,123456+00:00`, `2022/01/15 10:22` and `2022.01.15`.
final class IsoTime {
    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;
    private static final int NANO_DIGITS = 9;
    private static final int LONGEST = 30;
    private static final long SECONDS_A_DAY = 86_400;
    private static final String LIKE = "0000-00-00T00:00:00";

    private IsoTime() {}

    /// What [Instant#parse] reads, for a fraction of the time where it is written as an instant
    /// writes itself.
    ///
    /// @throws DateTimeException if it is no instant
    static Instant strictly(String text) {
        if (!plain(text)) {
            return Instant.parse(text);
        }
        int nanos = 0;
        int unit = 1_000_000_000;
        for (int i = SECONDS + 1; i < text.length() - 1; i++) {
            unit /= 10;
            nanos += unit * (text.charAt(i) - '0');
        }
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE))
                        .toEpochDay();
        int minute = 60 * number(text, 11, 13) + number(text, 14, MINUTES);
        return Instant.ofEpochSecond(
                day * SECONDS_A_DAY + 60L * minute + number(text, 17, SECONDS), nanos);
    }

    /// Such as `2022-01-15T10:22:33Z` or `2022-01-15T10:22:33.123456789Z`, within a usual day.
    private static boolean plain(String text) {
        int length = text.length();
        if (length <= SECONDS || length == SECONDS + 2 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char behind = i == length - 1 ? 'Z' : i == SECONDS ? '.' : '0';
            char like = i < SECONDS ? LIKE.charAt(i) : behind;
            boolean digit = c >= '0' && c <= '9';
            if (like == '0' ? !digit : c != like) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && text.charAt(14) < '6' && text.charAt(17) < '6';
    }

    static Instant read(String text, ZoneId zone) {
        int length = text.length();
        if (length < DATE
                || text.charAt(4) != text.charAt(7)
                || "-/.".indexOf(text.charAt(4)) < 0) {
            throw no(text);
        }
        int hour = 0;
        int minute = 0;
        int second = 0;
        int nanos = 0;
        int at = DATE;
        if (length > DATE) {
            char between = text.charAt(DATE);
            if ((between != 'T' && between != ' ') || length < MINUTES || text.charAt(13) != ':') {
                throw no(text);
            }
            hour = number(text, 11, 13);
            minute = number(text, 14, MINUTES);
            at = MINUTES;
        }
        if (at == MINUTES && length > MINUTES && text.charAt(MINUTES) == ':') {
            if (length < SECONDS) {
                throw no(text);
            }
            second = number(text, 17, SECONDS);
            at = SECONDS;
        }
        if (at == SECONDS && length > SECONDS && ".,".indexOf(text.charAt(SECONDS)) >= 0) {
            int from = ++at;
            for (; at < length && Character.digit(text.charAt(at), 10) >= 0; at++) {
                nanos = at - from < NANO_DIGITS ? nanos * 10 + text.charAt(at) - '0' : nanos;
            }
            for (int digits = at - from; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        var local =
                LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, DATE),
                        hour,
                        minute,
                        second,
                        nanos);
        var rest = text.substring(at).strip();
        return switch (rest) {
            case "" -> local.atZone(zone).toInstant();
            case "Z", "z", "UTC", "GMT" -> local.toInstant(ZoneOffset.UTC);
            default -> local.toInstant(offset(rest));
        };
    }

    /// Such as `+01:00`, `+0100`, `+01`.
    private static ZoneOffset offset(String rest) {
        char sign = rest.charAt(0);
        if (sign != '+' && sign != '-') {
            throw no(rest);
        }
        var digits = rest.substring(1).replace(":", "");
        boolean whole = digits.length() == 2;
        if (!whole && digits.length() != 4) {
            throw no(rest);
        }
        int minutes = 60 * number(digits, 0, 2) + (whole ? 0 : number(digits, 2, 4));
        return ZoneOffset.ofTotalSeconds(60 * (sign == '-' ? -minutes : minutes));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw no(text);
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static DateTimeException no(String text) {
        return new DateTimeException(text);
    }
}
