package dev.remediator.it.console;

import dev.remediator.it.fixture.Browser;
import java.io.IOException;
import java.nio.file.Path;

/// Pictures for the documentation, taken where they are asked for: `-Dremediator.pictures`.
final class Pictures {

    private Pictures() {}

    /// Takes one of what is shown, if pictures are wanted.
    ///
    /// @param name the file's name in `docs/images`, without its ending
    static void of(Browser browser, String name) throws IOException {
        if (System.getProperty("remediator.pictures") != null) {
            browser.picture(Path.of("..", "docs", "images", name + ".png"));
        }
    }
}
