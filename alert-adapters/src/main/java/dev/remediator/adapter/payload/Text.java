package dev.remediator.adapter.payload;

import tools.jackson.databind.JsonNode;

/// JSON values as text.
final class Text {
    private static final int REPLACEMENT = 0xFFFD;

    private Text() {}

    static String of(JsonNode scalar) {
        if (scalar.isString()) {
            return wellFormed(scalar.stringValue());
        }
        return scalar.isNumber() ? scalar.numberValue().toString() : scalar.asString();
    }

    /// JSON can spell half a character (`\ud800`), which no encoder will write again: it becomes
    /// the replacement character, as in Go.
    static String wellFormed(String text) {
        if (!hasSurrogates(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> isHalf(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Nearly no text has any; every text is asked.
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
