package dev.remediator.gateway;

import dev.remediator.guard.Scopes;
import dev.remediator.playbook.Book;

/// What an andon cord may be pulled for. A cord that stops nothing is worse than an error: somebody
/// believes that automation stands still.
final class CordScope {
    private static final String PLAYBOOK = "playbook=";
    private static final String FLEET = "fleet=";

    private CordScope() {}

    static void check(String scope, Book book, Scopes scopes) throws Refusal {
        if (scope.equals(Scopes.EVERYTHING)) {
            return;
        }
        int equals = scope.indexOf('=');
        if (equals < 1 || scope.substring(equals + 1).isBlank()) {
            throw new Refusal(
                    400,
                    "scope is '%s', but must be everything, a group such as cluster=eu-1, or playbook=NAME"
                            .formatted(scope));
        }
        if (scope.contains("*")) {
            throw new Refusal(
                    400,
                    "scope is '%s', but a cord takes no patterns; pull one for each group, or everything"
                            .formatted(scope));
        }
        if (scope.startsWith(PLAYBOOK)) {
            var name = scope.substring(PLAYBOOK.length());
            if (book.plan(name).isEmpty()) {
                throw new Refusal(400, "scope is '" + scope + "': " + noPlaybook(name, book));
            }
        } else if (scope.startsWith(FLEET)) {
            if (!scopes.hasFleet(scope.substring(FLEET.length()))) {
                throw new Refusal(
                        400, "scope is '" + scope + "', but the settings know no such fleet");
            }
        } else if (!scopes.labels().contains(scope.substring(0, equals))) {
            throw new Refusal(
                    400,
                    "scope is '%s', but groups are made of the labels %s (guards.groups.labels)"
                            .formatted(scope, String.join(", ", scopes.labels())));
        }
    }

    static String noPlaybook(String name, Book book) {
        return "there is no playbook '" + name + "'; there are " + String.join(", ", book.names());
    }
}
