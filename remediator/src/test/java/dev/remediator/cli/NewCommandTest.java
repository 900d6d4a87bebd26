package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That what it writes builds, and heals something, is shown by the integration tests.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewCommandTest {
    @TempDir private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void it_writes_a_project_with_everything_in_its_package() throws Exception {
        assertThat(call("Our Playbooks", "--package", "com.example.operations")).isZero();

        var project = directory.resolve("Our Playbooks");
        assertThat(files(project))
                .contains(
                        ".gitignore",
                        "local.yaml",
                        "pom.xml",
                        "recordings/README.md",
                        "service/Web.java",
                        "src/main/java/com/example/operations/RestartWeb.java",
                        "src/test/java/com/example/operations/RestartWebTest.java");
        assertThat(Files.readString(project.resolve("pom.xml")))
                .contains("<artifactId>our-playbooks</artifactId>");
        assertThat(project.resolve(services("dev.remediator.playbook.Playbook")))
                .hasContent("com.example.operations.RestartWeb");
        assertThat(project.resolve(services("dev.remediator.oncall.EscalationPolicy")))
                .hasContent("com.example.operations.WebOnCall");
    }

    @Test
    void nothing_is_left_to_be_filled_in() throws Exception {
        assertThat(call("ours")).isZero();

        for (var file : files(directory.resolve("ours"))) {
            if (!file.endsWith(".jar")) {
                assertThat(Files.readString(directory.resolve("ours").resolve(file)))
                        .doesNotContainPattern("@[A-Z]+@");
            }
        }
    }

    @Test
    void the_jar_is_where_the_pom_looks_for_it() throws Exception {
        assertThat(call("ours")).isZero();

        var pom = Files.readString(directory.resolve("ours/pom.xml"));
        var version = pom.replaceFirst("(?s).*<remediator.version>", "").split("<", 2)[0];
        var name = "playbooks-as-code-" + version;
        assertThat(files(directory.resolve("ours")))
                .contains(
                        "repository/dev/remediator/playbooks-as-code/"
                                + version
                                + "/"
                                + name
                                + ".jar",
                        "repository/dev/remediator/playbooks-as-code/"
                                + version
                                + "/"
                                + name
                                + ".pom");
    }

    @Test
    void a_project_gets_a_later_jar_and_keeps_the_rest() throws Exception {
        assertThat(call("ours")).isZero();
        var pom = directory.resolve("ours/pom.xml");
        var fresh = Files.readString(pom);
        Files.writeString(
                pom, fresh.replaceAll("<remediator.version>[^<]+", "<remediator.version>0.1"));
        Files.writeString(directory.resolve("ours/README.md"), "mine");

        assertThat(call("ours", "--jar")).isZero();

        assertThat(pom).hasContent(fresh);
        assertThat(directory.resolve("ours/README.md")).hasContent("mine");
    }

    @Test
    void what_is_there_is_not_written_over() throws Exception {
        Files.createDirectories(directory.resolve("ours"));
        Files.writeString(directory.resolve("ours/pom.xml"), "mine");

        assertThat(call("ours")).isEqualTo(2);
        assertThat(err.toString()).contains("is not empty").hasLineCount(1);
        assertThat(directory.resolve("ours/pom.xml")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Com.Example", "a..b", "a-b", "../../etc", "a.1b"})
    void a_package_that_is_none_is_refused(String name) throws Exception {
        assertThat(call("ours", "--package", name)).isEqualTo(2);
        assertThat(directory.resolve("ours")).doesNotExist();
    }

    @Test
    void a_jar_is_put_only_into_a_project_that_wants_one() throws Exception {
        assertThat(call("nothing", "--jar")).isEqualTo(2);
        assertThat(err.toString()).contains("<remediator.version>");
    }

    private int call(String folder, String... more) {
        var arguments = new String[more.length + 2];
        arguments[0] = "new";
        arguments[1] = directory.resolve(folder).toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandLineInterface.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
    }

    private static String services(String of) {
        return "src/main/resources/META-INF/services/" + of;
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
