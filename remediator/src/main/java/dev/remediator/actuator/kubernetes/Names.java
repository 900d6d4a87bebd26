package dev.remediator.actuator.kubernetes;

import java.util.regex.Pattern;

/// What Kubernetes takes for a name: nothing else gets into a path.
final class Names {
    private static final String WORD = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern LABEL = Pattern.compile(WORD);
    private static final Pattern SUBDOMAIN = Pattern.compile(WORD + "(\\." + WORD + ")*");
    private static final Pattern KEY =
            Pattern.compile(
                    "(" + SUBDOMAIN.pattern() + "/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");

    private Names() {}

    /// A DNS label of RFC 1123, such as a namespace.
    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    /// A DNS subdomain of RFC 1123, such as the name of a node or a deployment.
    static boolean isSubdomain(String text) {
        return text.length() <= 253 && SUBDOMAIN.matcher(text).matches();
    }

    /// What an object's label may be called.
    static boolean isLabelKey(String text) {
        return text.length() <= 317 && KEY.matcher(text).matches();
    }

    /// What an object's label may say; may be empty.
    static boolean isLabelValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
