package dev.remediator.secret;

import dev.remediator.adapter.authentication.Secrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/// Looks secrets up where an operator says they are.
///
/// | place | means |
/// |---|---|
/// | `env:NAME` | an environment variable without the line's end, as it was when the program started |
/// | `file:PATH` | a file's content without the line's end; read again when it changes |
/// | `literal:TEXT` | the text itself. For trying things out: whoever reads the settings knows it |
///
/// @param environment the environment variables
/// @param nanoTime a clock that only goes forward, in ns, such as [System#nanoTime]
public record SecretPlaces(Map<String, String> environment, LongSupplier nanoTime) {
    private static final String ENV = "env:";
    private static final String FILE = "file:";
    private static final String LITERAL = "literal:";

    /// Of this process.
    public static SecretPlaces ofThisProcess() {
        return new SecretPlaces(System.getenv(), System::nanoTime);
    }

    /// The secret in a place.
    ///
    /// @throws IllegalArgumentException in words that follow the key's name and show no secret, if
    ///   there is none
    public Secrets find(String place) {
        if (place.startsWith(ENV)) {
            return variable(place.substring(ENV.length()));
        } else if (place.startsWith(FILE)) {
            return SecretFile.open(path(place.substring(FILE.length())), nanoTime);
        } else if (place.startsWith(LITERAL) && place.length() > LITERAL.length()) {
            return Secrets.of(place.substring(LITERAL.length()));
        }
        throw new IllegalArgumentException("must be env:NAME, file:PATH or literal:TEXT");
    }

    private Secrets variable(String name) {
        // Kubernetes' secrets often have a line's end in them, and no header can.
        var value = environment.getOrDefault(name, "").replaceFirst("\\r?\\n$", "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "is env:%s, but the environment variable %s is not set or empty"
                            .formatted(name, name));
        }
        return Secrets.of(value);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is file:" + text + ", which is no path", e);
        }
    }

    /// Without the environment, which has other secrets in it.
    @Override
    public String toString() {
        return "SecretPlaces";
    }
}
