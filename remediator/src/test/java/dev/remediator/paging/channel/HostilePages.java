package dev.remediator.paging.channel;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Pages whose every field was written by somebody who means harm, or by nobody in particular.
final class HostilePages {
    private static final int MEGABYTE = 1024 * 1024;

    private HostilePages() {}

    /// What is in the fields, by a name for the test's report.
    private enum Words {
        QUOTES("\"'`\\\",\"severity\":\"info\"}]}//"),
        LINES("first\r\nBcc: all@example.org\r\n\r\n.\r\nsecond\u2028third\u0085"),
        CONTROLS("\u0000\u0001\u0007\u001b[31mred\u001b]8;;http://x\u0007\u009b2J\u007f"),
        BIDI("\u202egnp.exe\u202c\u2066x\u2069\u200b\ufeff\u061c"),
        HALF_AN_EMOJI("\ud83d"),
        OTHER_HALF("\ude00 and \ud83d\ude00"),
        MARKUP("<!channel> <@U1> @here <script>alert(1)</script> *b* [x](javascript:y) &amp;%0a"),
        FORM("a=b&To=%2B15550100&dedup=x+y#z;"),
        TEMPLATE("{{ .Secret }} ${env:HOME} %s %n $(id) `id`"),
        NOTHING(""),
        ENDLESS("x\ud83d\ude00\"\u0001\n".repeat(MEGABYTE / 7)),
        WIDE("\ufdfd".repeat(5000));

        private final String text;

        Words(String text) {
            this.text = text;
        }
    }

    /// One page for each kind of harm.
    static Stream<Page> all() {
        return Stream.concat(Stream.of(Words.values()).map(words -> page(words.text)), many());
    }

    /// Very much of everything.
    private static Stream<Page> many() {
        var labels = new java.util.TreeMap<String, String>();
        for (int i = 0; i < 2000; i++) {
            labels.put("label" + i, "value ".repeat(20) + i);
        }
        var attempts = Collections.nCopies(1000, attempt("evidence ".repeat(100)));
        return Stream.of(page("much", labels, attempts));
    }

    private static Page page(String words) {
        return page(
                words,
                Map.of("instance", words, "job", words, "cluster", words, "k" + words, words),
                List.of(attempt(words), attempt(words)));
    }

    private static Page page(String words, Map<String, String> texts, List<Attempt> attempts) {
        var at = Instant.parse("2026-08-04T03:00:00Z");
        var alert =
                new Alert(
                        "alertmanager",
                        "series",
                        "episode",
                        "delivery",
                        AlertStatus.FIRING,
                        Severity.CRITICAL,
                        "n" + words,
                        "node/" + words,
                        at,
                        null,
                        texts,
                        texts,
                        Map.of(
                                "l" + words,
                                "https://x.example/?q=" + words,
                                "script",
                                "javascript:alert(1)",
                                "data",
                                "data:text/html,x"));
        return new Page(
                Page.Action.TRIGGER,
                "inc-" + words,
                "node/" + words,
                "policy" + words,
                alert,
                "Heal" + words,
                Reason.LADDER_EXHAUSTED,
                attempts,
                at.plusSeconds(900));
    }

    private static Attempt attempt(String words) {
        var like = Pages.rebooted();
        return new Attempt(
                "remedy " + words, like.result(), words, like.startedAt(), like.endedAt());
    }
}
