package dev.remediator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Playbook;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EditionTest {
    private static final String HELPER = "made/Helper.class";

    @TempDir private Path directory;
    private CompiledPlaybook made = new CompiledPlaybook(Path.of("."));
    private String before = "";

    @BeforeEach
    void a_playbook_has_a_helper() throws Exception {
        made =
                CompiledPlaybook.in(Files.createDirectory(directory.resolve("classes")))
                        .holding(HELPER, "some code");
        before = version();
    }

    @Test
    void a_version_is_twelve_hexadecimal_digits() {
        assertThat(before).matches("[0-9a-f]{12}");
    }

    @Test
    void the_same_classes_in_a_folder_and_in_a_jar_are_one_version() throws Exception {
        var jar = made.jar(directory.resolve("made.jar"));

        assertThat(new Edition(List.of()).of(CompiledPlaybook.load(jar))).isEqualTo(before);
    }

    @Test
    void a_helper_that_changed_makes_another_version() throws Exception {
        made.holding(HELPER, "other code");

        assertThat(version()).isNotEqualTo(before);
    }

    @Test
    void a_class_more_makes_another_version() throws Exception {
        made.holding("made/More.class", "");

        assertThat(version()).isNotEqualTo(before);
    }

    @Test
    void a_class_less_makes_another_version() throws Exception {
        made.lacking(HELPER);

        assertThat(version()).isNotEqualTo(before);
    }

    @Test
    void a_class_of_another_name_makes_another_version() throws Exception {
        made.lacking(HELPER).holding("made/Help.class", "some code");

        assertThat(version()).isNotEqualTo(before);
    }

    @Test
    void what_was_loaded_together_is_one_version() throws Exception {
        var beside = Files.createDirectory(directory.resolve("beside"));
        var alone = new Edition(List.of(made.folder(), beside)).of(made.load());

        Files.writeString(beside.resolve("Other.class"), "other code");

        assertThat(new Edition(List.of(made.folder(), beside)).of(made.load())).isNotEqualTo(alone);
    }

    @Test
    void another_date_makes_no_other_version() throws Exception {
        Files.setLastModifiedTime(made.folder().resolve(HELPER), FileTime.fromMillis(0));

        assertThat(version()).isEqualTo(before);
    }

    @Test
    void what_is_no_class_makes_no_other_version() throws Exception {
        made.holding("META-INF/MANIFEST.MF", "Built-By: somebody else\n");

        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_playbook_from_nowhere_has_no_version() {
        var nowhere =
                (Playbook)
                        Proxy.newProxyInstance(
                                Playbook.class.getClassLoader(),
                                new Class<?>[] {Playbook.class},
                                (_, _, _) -> null);

        assertThat(new Edition(List.of()).of(nowhere)).isEmpty();
    }

    private String version() throws Exception {
        return new Edition(List.of()).of(made.load());
    }
}
