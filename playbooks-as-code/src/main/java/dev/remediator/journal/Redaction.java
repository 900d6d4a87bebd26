package dev.remediator.journal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes out of a text what looks like a secret: values named so (`password=…`, `token: …`),
/// credentials in a `Bearer` header or in an address, private keys, and tokens that are known by
/// their form. What does not look like one stays, secret or not.
///
/// It takes time in proportion to the text, whatever the text is.
public final class Redaction {
    /// What stands there instead.
    public static final String REDACTED = "[redacted]";

    private static final List<String> NAMES =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "secretkey",
                    "privatekey",
                    "routingkey",
                    "servicekey",
                    "authorization");

    /// The longest name with the marks a writer may put into it.
    private static final int LONGEST_NAME = 20;

    private static final String QUOTES = "\"'\\";
    private static final String ENDS = " \t\r\n,;&\"'\\)]}<>";

    /// A form, and what every text in it contains.
    private record Form(String mark, Pattern pattern, String instead) {
        Form(String mark, String pattern) {
            this(mark, Pattern.compile(pattern), REDACTED);
        }
    }

    private static final List<Form> FORMS =
            List.of(
                    new Form(
                            "PRIVATE KEY",
                            "(?s)-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----.*?"
                                    + "(?:-----END [A-Z0-9 ]{0,40}KEY[A-Z ]{0,10}-----|\\z)"),
                    new Form(
                            "earer ",
                            Pattern.compile(
                                    "(?<![A-Za-z])([Bb]earer {1,4}+)(?=[^\\s\\d]{0,200}\\d)"
                                            + "[A-Za-z0-9._~+/=-]{8,4096}+"),
                            "$1" + REDACTED),
                    new Form(
                            "://",
                            Pattern.compile("://[^\\s/:@\"']{0,200}+:[^\\s/@\"']{1,400}+@"),
                            "://" + REDACTED + "@"),
                    new Form(
                            "eyJ",
                            "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.eyJ[A-Za-z0-9_-]{8,}+"
                                    + "(?:\\.[A-Za-z0-9_-]*+)?"),
                    new Form("AKIA", "(?<![A-Za-z0-9])AKIA[0-9A-Z]{16}(?![A-Za-z0-9])"),
                    new Form("ASIA", "(?<![A-Za-z0-9])ASIA[0-9A-Z]{16}(?![A-Za-z0-9])"),
                    new Form("xox", "(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}+"),
                    new Form(
                            "hooks.slack.com/",
                            "hooks\\.slack\\.com/[a-z]{1,20}+/[A-Za-z0-9/]{8,250}+"),
                    new Form("u+", "(?<![A-Za-z0-9+])u\\+[A-Za-z0-9_-]{18}(?![A-Za-z0-9_-])"));

    private Redaction() {}

    /// The text without what looks like a secret; the same object if there is nothing.
    public static String of(String text) {
        var said = text;
        for (var form : FORMS) {
            if (said.contains(form.mark())) {
                said = form.pattern().matcher(said).replaceAll(form.instead());
            }
        }
        return named(said);
    }

    /// Whether what has this name is a secret: `password`, `dbPassword`, `API_KEY`…
    public static boolean isSecret(String name) {
        var plain = name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(plain::endsWith);
    }

    /// Without the values that are named so.
    private static String named(String text) {
        StringBuilder out = null;
        int done = 0;
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if ((c != '=' && c != ':') || i < done || !endsInSecretName(text, i)) {
                continue;
            }
            int from = skip(text, i + 1, " \t" + QUOTES);
            int to = valueEnd(text, i + 1, from);
            if (to > from && !text.startsWith(REDACTED, from)) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, done, from).append(REDACTED);
                done = to;
            }
        }
        return out == null ? text : out.append(text, done, text.length()).toString();
    }

    private static boolean endsInSecretName(String text, int mark) {
        int end = mark;
        while (end > 0 && (" " + QUOTES).indexOf(text.charAt(end - 1)) >= 0 && mark - end < 4) {
            end--;
        }
        int begin = end;
        while (begin > 0 && end - begin < LONGEST_NAME && isOfName(text.charAt(begin - 1))) {
            begin--;
        }
        return begin < end && isSecret(text.substring(begin, end));
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }

    private static int skip(String text, int from, String what) {
        int at = from;
        while (at < text.length() && what.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /// A value in quotes ends with the quote, any other with its word; a scheme such as `Basic`
    /// belongs to the value after it.
    private static int valueEnd(String text, int afterMark, int from) {
        for (int i = afterMark; i < from; i++) {
            char quote = text.charAt(i);
            if (quote == '"' || quote == '\'') {
                int end = text.indexOf(quote, from);
                return end < 0 ? text.length() : withoutEscape(text, from, end);
            }
        }
        int end = wordEnd(text, from);
        var word = text.substring(from, end).toLowerCase(Locale.ROOT);
        boolean scheme = List.of("basic", "bearer", "token", "digest").contains(word);
        return scheme ? wordEnd(text, skip(text, end, " ")) : end;
    }

    private static int withoutEscape(String text, int from, int end) {
        return end > from && text.charAt(end - 1) == '\\' ? end - 1 : end;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
