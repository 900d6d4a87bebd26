package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.check.CheckState;
import java.util.Optional;

/// States as the result of a check has them.
final class Results {

    private Results() {}

    /// A host's state, from what its plugin said: 0 and 1 are up, 2 and 3 are down.
    static Optional<CheckState> host(String text) {
        return switch (text.strip()) {
            case "0", "0.0", "1", "1.0" -> Optional.of(CheckState.UP);
            case "2", "2.0", "3", "3.0" -> Optional.of(CheckState.DOWN);
            default -> word(text);
        };
    }

    private static Optional<CheckState> word(String text) {
        return CheckState.read(false, text)
                .map(
                        state ->
                                switch (state) {
                                    case OK, WARNING -> CheckState.UP;
                                    case CRITICAL, UNKNOWN -> CheckState.DOWN;
                                    case UP, DOWN, UNREACHABLE -> state;
                                });
    }
}
