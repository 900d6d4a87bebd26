package dev.remediator.it.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages for authors of playbooks show is cut from files that are compiled and tested.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SnippetsTest {
    private static final Path ROOT = Page.folder().resolve("..").normalize();

    @ParameterizedTest
    @ValueSource(strings = {"first-playbook.md", "playbooks.md"})
    void every_snippet_stands_in_its_file(String page) throws IOException {
        assertThat(Page.of(page).cut())
                .isNotEmpty()
                .allSatisfy(cut -> assertThat(file(cut)).contains(cut.text().strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-playbook.md", "playbooks.md"})
    void no_java_is_shown_that_is_in_no_file(String page) throws IOException {
        assertThat(Page.of(page).in("java")).isEmpty();
    }

    @Test
    void the_sentence_of_the_page_is_the_playbooks() throws IOException {
        var page = Files.readString(Page.folder().resolve("playbooks.md"));
        var plain =
                page.lines().map(l -> l.replaceFirst("^> ", "")).collect(Collectors.joining(" "));
        assertThat(plain).contains(new HealSlowWeb().plan().sentence());
    }

    @CrashMatrix
    void the_remedy_of_the_page_survives_a_crash_anywhere(Rehearsal rehearsal) {
        var node = rehearsal.node("web-1");
        node.breaks();

        var played = rehearsal.of(new HealSlowWeb()).on(node).remedy("restart out of rotation");

        assertThat(played.ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    private static String file(Page.Block cut) throws IOException {
        var name = cut.language().replaceFirst(".*file=", "");
        var template = ROOT.resolve("remediator/src/main/resources/dev/remediator/cli/project");
        var file = template.resolve(name);
        return Files.readString(Files.exists(file) ? file : ROOT.resolve(name));
    }
}
