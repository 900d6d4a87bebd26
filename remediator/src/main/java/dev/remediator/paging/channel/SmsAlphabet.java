package dev.remediator.paging.channel;

import java.text.Normalizer;
import java.util.Map;

/// What a text message is written in, and how much of it one part holds. From GSM 03.38 (3GPP TS
/// 23.038): 160 characters of the default alphabet or 70 of UCS-2, and 153 or 67 in each part of a
/// longer one.
enum SmsAlphabet {
    /// The telephone's default alphabet. Letters with other accents lose them, other signs become
    /// question marks.
    GSM_7(160, 153),
    /// Everything that is written.
    UCS_2(70, 67);

    private static final String PLAIN =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNO"
                    + "PQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String ESCAPED = "^{}\\[~]|€";
    private static final Map<Integer, String> SIMPLER =
            Map.ofEntries(
                    Map.entry((int) '…', "..."),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "-"),
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) '“', "\""),
                    Map.entry((int) '”', "\""),
                    Map.entry((int) '„', "\""),
                    Map.entry((int) '`', "'"),
                    Map.entry((int) '×', "x"),
                    Map.entry((int) '→', "->"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'Ł', "L"),
                    Map.entry((int) 'đ', "d"));

    private final int one;
    private final int each;

    SmsAlphabet(int one, int each) {
        this.one = one;
        this.each = each;
    }

    /// How much so many parts hold.
    int room(int parts) {
        return parts == 1 ? one : parts * each;
    }

    /// Whether no letter gets lost.
    boolean keeps(String text) {
        return this == UCS_2
                || text.codePoints()
                        .noneMatch(c -> Character.isLetter(c) && "?".equals(simpler(c)));
    }

    /// As it is written in this alphabet.
    String written(String text) {
        if (this == UCS_2) {
            return text;
        }
        var written = new StringBuilder();
        text.codePoints().forEach(c -> written.append(simpler(c)));
        return written.toString();
    }

    /// How much room written text takes.
    int cost(String text) {
        return this == UCS_2
                ? text.length()
                : text.length() + (int) text.chars().filter(c -> ESCAPED.indexOf(c) >= 0).count();
    }

    /// As it is written, as much of it as there is room for.
    String clipped(String text, int room) {
        var clipped = new StringBuilder();
        int left = room;
        for (int c : text.codePoints().toArray()) {
            var next = written(Character.toString(c));
            left -= cost(next);
            if (left < 0) {
                break;
            }
            clipped.append(next);
        }
        return clipped.toString();
    }

    private static String simpler(int c) {
        if (PLAIN.indexOf(c) >= 0 || ESCAPED.indexOf(c) >= 0) {
            return Character.toString(c);
        }
        var known = SIMPLER.get(c);
        if (known != null) {
            return known;
        }
        var bare = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        return bare != c && PLAIN.indexOf(bare) >= 0 ? Character.toString(bare) : "?";
    }
}
