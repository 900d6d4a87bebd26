package dev.remediator.adapter.check;

import dev.remediator.alert.Severity;
import java.util.Locale;
import java.util.Optional;

/// The state of a host or a service.
///
/// | state | severity |
/// |---|---|
/// | `OK`, `UP` | info |
/// | `WARNING` | warning |
/// | `CRITICAL`, `DOWN` | critical |
/// | `UNKNOWN` | warning |
/// | `UNREACHABLE`: a host behind one that is down | critical |
public enum CheckState {
    OK(Severity.INFO),
    WARNING(Severity.WARNING),
    CRITICAL(Severity.CRITICAL),
    UNKNOWN(Severity.WARNING),
    UP(Severity.INFO),
    DOWN(Severity.CRITICAL),
    UNREACHABLE(Severity.CRITICAL);

    private final Severity severity;

    CheckState(Severity severity) {
        this.severity = severity;
    }

    /// How bad it is.
    public Severity severity() {
        return severity;
    }

    /// Whether something is wrong.
    public boolean problem() {
        return this != OK && this != UP;
    }

    /// The state, from its word, in any case, or its number (`2`, `2.0`).
    ///
    /// @param service whether it is a service's; numbers mean something else for hosts
    /// @param text the word or number
    /// @return nothing if it is no state
    public static Optional<CheckState> read(boolean service, String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "OK" -> Optional.of(OK);
            case "WARNING", "WARN" -> Optional.of(WARNING);
            case "CRITICAL", "CRIT" -> Optional.of(CRITICAL);
            case "UNKNOWN", "UNKN" -> Optional.of(UNKNOWN);
            case "UP" -> Optional.of(UP);
            case "DOWN" -> Optional.of(DOWN);
            case "UNREACHABLE", "UNREACH" -> Optional.of(UNREACHABLE);
            case "0", "0.0" -> Optional.of(service ? OK : UP);
            case "1", "1.0" -> Optional.of(service ? WARNING : DOWN);
            case "2", "2.0" -> Optional.of(service ? CRITICAL : UNREACHABLE);
            case "3", "3.0" -> service ? Optional.of(UNKNOWN) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
