package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/// How many parts a text message has, counted as networks do.
final class SmsRules {
    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNO"
                    + "PQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWO = "^{}\\[~]|€";

    private SmsRules() {}

    /// @param parts how many it may have; a call that is not in the telephone's alphabet may have
    ///   one more
    static void fits(String text, int parts) {
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(1600);
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        boolean wide = text.chars().anyMatch(c -> GSM.indexOf(c) < 0 && TWO.indexOf(c) < 0);
        assertThat(parts(text)).isLessThanOrEqualTo(wide && parts > 1 ? parts + 1 : parts);
        assertThat(text).containsPattern("\nref [0-9a-f]{10}$");
    }

    static int parts(String text) {
        int gsm = 0;
        for (int c : text.chars().toArray()) {
            if (TWO.indexOf(c) >= 0) {
                gsm += 2;
            } else if (GSM.indexOf(c) >= 0) {
                gsm += 1;
            } else {
                return counted(text.length(), 70, 67);
            }
        }
        return counted(gsm, 160, 153);
    }

    private static int counted(int length, int one, int each) {
        return length <= one ? 1 : (length + each - 1) / each;
    }
}
