package dev.remediator.gateway;

import dev.remediator.access.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One address with one method: who may ask, and what answers.
///
/// @param method the HTTP method
/// @param pattern the path; a part in braces, such as `{id}`, is any one segment
/// @param needs the role it takes; none where anybody may ask, token or not
/// @param answer what answers
record Route(String method, String pattern, @Nullable Role needs, Answer answer) {

    /// What answers a request.
    @FunctionalInterface
    interface Answer {
        Reply to(Ask ask) throws Refusal;
    }

    static Route open(String method, String pattern, Answer answer) {
        return new Route(method, pattern, null, answer);
    }

    static Route viewer(String method, String pattern, Answer answer) {
        return new Route(method, pattern, Role.VIEWER, answer);
    }

    static Route operator(String method, String pattern, Answer answer) {
        return new Route(method, pattern, Role.OPERATOR, answer);
    }

    static Route admin(String method, String pattern, Answer answer) {
        return new Route(method, pattern, Role.ADMIN, answer);
    }

    /// Whether it does something, so that no other site's page may send it. What senders send may
    /// come by GET.
    boolean changes() {
        return !method.equals("GET") || pattern.startsWith("/webhooks/");
    }

    /// Whether only forms of our own pages go there.
    boolean isForm() {
        return method.equals("POST")
                && (pattern.startsWith("/console/") || pattern.equals("/sign-out"));
    }

    /// The parts in braces by their names, if a path is one of this address.
    ///
    /// @param path decoded
    Optional<Map<String, String>> match(String path) {
        var wanted = pattern.split("/", -1);
        var given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        var parts = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                if (given[i].isEmpty()) {
                    return Optional.empty();
                }
                parts.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }
}
