package dev.remediator.replay.alerts;

import java.time.DateTimeException;
import java.time.Instant;

/// Times written as a number.
final class NumericTime {
    private static final int MOST_DIGITS = 19;
    private static final int SECONDS_DIGITS = 11;
    private static final int NANO_DIGITS = 9;

    /// Excel counts days since the end of 1899; 1970 and 2100 in its count.
    private static final double EXCEL_1970 = 25_569;

    private static final double EXCEL_2100 = 73_050;
    private static final double DAY_MILLIS = 86_400_000;

    private NumericTime() {}

    /// Seconds, milli-, micro- or nanoseconds since 1970, told apart by how many digits they have.
    /// What is finer than a nanosecond is cut off.
    static Instant epoch(String text) {
        int length = text.length();
        int whole = 0;
        long number = 0;
        while (whole < length && digit(text.charAt(whole)) && whole < MOST_DIGITS) {
            number = number * 10 + (text.charAt(whole) - '0');
            whole++;
        }
        if (whole == 0 || number < 0) {
            throw no(text);
        }
        long unit = 1;
        for (int digits = whole; digits > SECONDS_DIGITS; digits -= 3) {
            unit *= 1_000;
        }
        long seconds = number / unit;
        long nanos = number % unit * (1_000_000_000 / Math.min(unit, 1_000_000_000));
        if (whole < length) {
            long fraction = fraction(text, whole);
            nanos += unit == 1 ? fraction : 0;
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static long fraction(String text, int point) {
        char c = text.charAt(point);
        if ((c != '.' && c != ',') || point + 1 == text.length()) {
            throw no(text);
        }
        long fraction = 0;
        for (int i = 1; i <= NANO_DIGITS || point + i < text.length(); i++) {
            int at = point + i;
            char digit = at < text.length() ? text.charAt(at) : '0';
            if (!digit(digit)) {
                throw no(text);
            }
            fraction = i <= NANO_DIGITS ? fraction * 10 + (digit - '0') : fraction;
        }
        return fraction;
    }

    /// Days, as Excel writes a time that has lost its format.
    static Instant excel(String text) {
        if (text.length() > MOST_DIGITS || text.isEmpty() || !digit(text.charAt(0))) {
            throw no(text);
        }
        double days;
        try {
            days = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw no(text);
        }
        if (days < EXCEL_1970 || days > EXCEL_2100) {
            throw no(text);
        }
        return Instant.ofEpochMilli(Math.round((days - EXCEL_1970) * DAY_MILLIS));
    }

    private static DateTimeException no(String text) {
        return new DateTimeException(text);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
