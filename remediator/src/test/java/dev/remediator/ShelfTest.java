package dev.remediator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.oncall.EscalationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShelfTest {
    @TempDir private Path directory;

    private CompiledPlaybook made() throws IOException {
        return CompiledPlaybook.in(Files.createDirectory(directory.resolve("classes")));
    }

    @Test
    void a_playbook_has_the_version_of_its_jar() throws Exception {
        var made = made();
        var jar = made.jar(directory.resolve("made.jar"));

        var book = Shelf.load(List.of(jar)).book();

        assertThat(book.code("Made")).isEqualTo(new Edition(List.of()).of(made.load()));
    }

    @Test
    void a_playbook_whose_jar_was_built_from_other_code_has_another_version() throws Exception {
        var made = made();
        var first = Shelf.load(List.of(made.jar(directory.resolve("1.jar")))).book();
        made.holding("made/Helper.class", "more code");

        var second = Shelf.load(List.of(made.jar(directory.resolve("2.jar")))).book();

        assertThat(second.code("Made")).isNotEqualTo(first.code("Made"));
    }

    @Test
    void the_standard_playbooks_have_a_version_too() {
        var book = Shelf.load(List.of()).book();

        assertThat(book.codes()).singleElement().asString().matches("[0-9a-f]{12}");
    }

    @Test
    void standard_playbooks_keep_their_version_beside_those_of_a_jar() throws Exception {
        var standard = Shelf.load(List.of()).book();
        var name = standard.entries().findFirst().orElseThrow().name();
        var jar =
                made().holding(
                                "META-INF/services/dev.remediator.playbook.Playbook",
                                "made.Made\n" + standardClass(name))
                        .jar(directory.resolve("made.jar"));

        var book = Shelf.load(List.of(jar)).book();

        assertThat(book.code(name)).isEqualTo(standard.code(name)).isNotEqualTo(book.code("Made"));
    }

    private static String standardClass(String name) {
        return java.util.ServiceLoader.load(dev.remediator.playbook.Playbook.class).stream()
                .filter(provider -> provider.get().name().equals(name))
                .findFirst()
                .orElseThrow()
                .type()
                .getName();
    }

    @Test
    void a_jar_that_is_not_there_is_said_in_a_sentence() {
        var missing = directory.resolve("missing.jar");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shelf.load(List.of(missing)))
                .withMessage("there is no playbook jar at " + missing);
    }

    @Test
    void a_folder_that_lists_no_playbook_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shelf.load(List.of(directory)))
                .withMessageContaining("no playbook is listed");
    }

    @Test
    void policies_are_loaded_with_the_playbooks() throws Exception {
        var folder = ListedPolicies.in(directory, ListedPolicies.WebOnCall.class);

        assertThat(Shelf.load(List.of(folder)).policies())
                .singleElement()
                .isInstanceOf(ListedPolicies.WebOnCall.class);
    }

    @Test
    void policies_may_be_in_another_jar_than_the_playbooks() throws Exception {
        var playbooks = ListedPolicies.in(Files.createDirectory(directory.resolve("playbooks")));
        var policies = Files.createDirectory(directory.resolve("policies"));
        var services = Files.createDirectories(policies.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(EscalationPolicy.class.getName()),
                ListedPolicies.Default.class.getName());

        assertThat(Shelf.load(List.of(policies, playbooks)).policies()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shelf.load(List.of(policies)))
                .withMessageEndingWith("; list some, standard ones too if they are to be used");
    }

    @Test
    void a_policy_that_cannot_be_made_says_why() throws Exception {
        var folder = ListedPolicies.in(directory, ListedPolicies.Senseless.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shelf.load(List.of(folder)))
                .withMessage(
                        "policy dev.remediator.ListedPolicies$Senseless cannot be loaded: the schedule"
                                + " web: there is no time zone 'Europe/Berln'; say one such as"
                                + " Europe/Berlin");
    }
}
