package dev.remediator.topic;

import dev.remediator.alert.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/// An alert as JSON: the very bytes that [Json#MAPPER] writes, for a fraction of the time, because
/// the door writes one for each alert that comes in. What is not plain is left to the mapper.
final class AlertBytes {
    /// Most alerts need less.
    private static final int ROOM = 2_048;

    private static final int LONGEST_TIME = 32;
    private static final long SECONDS_A_DAY = 86_400;

    /// The end of 9999: later years are written with a sign.
    private static final long LAST_SECOND = 253_402_300_799L;

    private byte[] bytes = new byte[ROOM];
    private int length;

    private AlertBytes() {}

    /// @param end what takes the place of the last brace
    static byte[] of(Alert alert, byte[] end) {
        var json = new AlertBytes();
        json.write(alert);
        json.copy(end);
        return Arrays.copyOf(json.bytes, json.length);
    }

    private void write(Alert alert) {
        raw("{\"source\":");
        text(alert.source());
        raw(",\"series\":");
        text(alert.series());
        raw(",\"episode\":");
        text(alert.episode());
        raw(",\"delivery\":");
        text(alert.delivery());
        raw(",\"status\":");
        text(alert.status().name());
        raw(",\"severity\":");
        text(alert.severity().name());
        raw(",\"name\":");
        text(alert.name());
        raw(",\"resource\":");
        text(alert.resource());
        raw(",\"startsAt\":");
        time(alert.startsAt());
        var endsAt = alert.endsAt();
        if (endsAt != null) {
            raw(",\"endsAt\":");
            time(endsAt);
        }
        raw(",\"labels\":");
        texts(alert.labels());
        raw(",\"annotations\":");
        texts(alert.annotations());
        raw(",\"links\":");
        texts(alert.links());
    }

    private void texts(Map<String, String> texts) {
        raw("{");
        int before = length;
        texts.forEach(
                (name, value) -> {
                    if (length > before) {
                        raw(",");
                    }
                    text(name);
                    raw(":");
                    text(value);
                });
        raw("}");
    }

    /// ASCII as it is, with what JSON wants escaped most often.
    private void text(String text) {
        int before = length;
        room(2 * text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                length = before;
                copy(Json.MAPPER.writeValueAsBytes(text));
                return;
            }
            if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) c;
        }
        bytes[length++] = '"';
    }

    private void time(Instant time) {
        long second = time.getEpochSecond();
        if (second < 0 || second > LAST_SECOND) {
            copy(Json.MAPPER.writeValueAsBytes(time));
            return;
        }
        room(LONGEST_TIME);
        var day = LocalDate.ofEpochDay(second / SECONDS_A_DAY);
        int rest = (int) (second % SECONDS_A_DAY);
        bytes[length++] = '"';
        digits(day.getYear(), 4);
        bytes[length++] = '-';
        digits(day.getMonthValue(), 2);
        bytes[length++] = '-';
        digits(day.getDayOfMonth(), 2);
        bytes[length++] = 'T';
        digits(rest / 3_600, 2);
        bytes[length++] = ':';
        digits(rest / 60 % 60, 2);
        bytes[length++] = ':';
        digits(rest % 60, 2);
        fraction(time.getNano());
        bytes[length++] = 'Z';
        bytes[length++] = '"';
    }

    /// In groups of three, as many as are needed.
    private void fraction(int nanos) {
        if (nanos == 0) {
            return;
        }
        bytes[length++] = '.';
        if (nanos % 1_000_000 == 0) {
            digits(nanos / 1_000_000, 3);
        } else if (nanos % 1_000 == 0) {
            digits(nanos / 1_000, 6);
        } else {
            digits(nanos, 9);
        }
    }

    private void digits(int number, int count) {
        int left = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += count;
    }

    /// Words of ours.
    @SuppressWarnings("deprecation") // ASCII only, for which this is right and fastest
    private void raw(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    private void copy(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
