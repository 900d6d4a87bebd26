package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// `docs/testing-playbooks.md` shows a test that is one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestingPageTest {
    private static final Path PAGE = Path.of("../docs/testing-playbooks.md");
    private static final Path TEST =
            Path.of("src/test/java/dev/remediator/standard/RehearseHealNodeTest.java");

    @Test
    void its_example_is_a_test() throws IOException {
        var page = Files.readString(PAGE);
        int begin = page.indexOf("```java") + "```java".length();
        var example = page.substring(begin, page.indexOf("```", begin));
        assertThat(words(Files.readString(TEST))).contains(words(example));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
