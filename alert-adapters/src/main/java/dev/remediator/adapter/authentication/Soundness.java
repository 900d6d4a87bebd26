package dev.remediator.adapter.authentication;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether what an operator wrote can be meant.
record Soundness(AuthenticationSpec spec) {
    /// Names of headers: RFC 9110, section 5.6.2.
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

    private static final Pattern PLACE = Pattern.compile("(?s)(env|file|literal):.+");
    private static final Secrets NOBODY = List::of;
    private static final Certificates NOWHERE =
            (_, _) -> new Certificates.Unreachable("nobody looks for certificates here");

    /// @throws IllegalArgumentException in one sentence that begins with the key
    void check() {
        Scheme.read(spec.scheme()).check(given());
        places();
        header("header", spec.header());
        header("timestamp-header", spec.timestampHeader());
        if (!spec.window().isZero()
                && !spec.scheme().equals("sns")
                && spec.timestampHeader().isEmpty()) {
            throw new IllegalArgumentException(
                    "window is %s, but timestamp-header is '', so there is no time to compare"
                            .formatted(spec.window()));
        }
        var _ = spec.build(NOBODY, NOWHERE);
    }

    private Map<String, Boolean> given() {
        var given = new LinkedHashMap<String, Boolean>();
        given.put("user", !spec.user().isEmpty());
        given.put("secrets", !spec.secrets().isEmpty());
        given.put("header", !spec.header().isEmpty());
        given.put("algorithm", !spec.algorithm().equals("sha256"));
        given.put("encoding", !spec.encoding().equals("hex"));
        given.put("prefix", !spec.prefix().isEmpty());
        given.put("timestamp-header", !spec.timestampHeader().isEmpty());
        given.put("signs", !spec.signs().isEmpty());
        given.put("window", !spec.window().isZero());
        given.put("topics", !spec.topics().isEmpty());
        given.put("subjects", !spec.subjects().isEmpty());
        return given;
    }

    /// Never shows what is there: it may be a secret whose place was forgotten.
    private void places() {
        for (int i = 0; i < spec.secrets().size(); i++) {
            if (!PLACE.matcher(spec.secrets().get(i)).matches()) {
                throw new IllegalArgumentException(
                        "secrets[%d] must be env:NAME, file:PATH or literal:TEXT".formatted(i));
            }
        }
    }

    private static void header(String key, String name) {
        if (!name.isEmpty() && !HEADER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + name + "', but must be the name of a header");
        }
    }

    /// The constant that is called so, in lower case.
    static <E extends Enum<E>> E oneOf(Class<E> kind, String key, String word) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s is '%s', but must be one of %s"
                                                .formatted(
                                                        key,
                                                        word,
                                                        Arrays.stream(kind.getEnumConstants())
                                                                .map(Soundness::word)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
