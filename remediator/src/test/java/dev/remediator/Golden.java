package dev.remediator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text that may only change on purpose. The golden copy lies among the test resources; what was
/// found lies in `target/` afterwards, to be looked at and, if it is right, copied over it.
public final class Golden {

    private Golden() {}

    /// Compares with the golden copy of this name.
    public static void assertGolden(String name, String found) {
        try (var in = Golden.class.getResourceAsStream("/" + name)) {
            Files.writeString(Path.of("target", name), found);
            var golden = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(found).isEqualTo(golden);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Compares with a page of the documentation.
    public static void assertGolden(Path page, String found) {
        try {
            Files.writeString(Path.of("target").resolve(page.getFileName()), found);
            assertThat(found).isEqualTo(Files.exists(page) ? Files.readString(page) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
