package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;

/// The superuser's password, read anew each time: it may be changed under our feet.
final class Password {

    private Password() {}

    /// Empty, if none is needed.
    static String of(DatabaseSpec spec) {
        if (spec.passwordFile().toString().isEmpty()) {
            return "";
        }
        try {
            return Files.readString(spec.passwordFile()).strip();
        } catch (IOException e) {
            throw new ActuatorException(
                    "the password file '%s' cannot be read: %s"
                            .formatted(spec.passwordFile(), e.getMessage()),
                    e);
        }
    }
}
