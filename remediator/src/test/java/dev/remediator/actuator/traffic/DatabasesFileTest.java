package dev.remediator.actuator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DatabasesFileTest {
    @TempDir private Path directory;

    private DatabasesFile file(String content) throws IOException {
        return new DatabasesFile(Files.writeString(path(), content));
    }

    private Path path() {
        return directory.resolve("databases.ini");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    app = host=a port=1              | app = host=n2 port=6432
                    app=host=a port=1 dbname=x       | app=host=n2 port=6432 dbname=x
                    app = dbname='a b' host = 'h' port=5 user=u | app = dbname='a b' host = n2 port=6432 user=u
                    app = password='host=no' host=a port=1 | app = password='host=no' host=n2 port=6432
                    app = dbname=x                   | app = port=6432 host=n2 dbname=x
                    "app" = host=a port=1            | "app" = host=n2 port=6432
                    """)
    void only_host_and_port_are_changed(String before, String after) throws Exception {
        var file = file("; mine\n[databases]\nother = host=a port=1\n" + before + "\n\n# end");

        file.make(file.leading("app", "n2", 6432));

        assertThat(path())
                .content()
                .isEqualTo("; mine\n[databases]\nother = host=a port=1\n" + after + "\n\n# end");
    }

    @Test
    void there_and_back_is_the_same_file() throws Exception {
        var before = "[databases]\r\napp =\thost=n1  port=5432 pool_size=7\r\n* = host=x\r\n";
        var file = file(before);
        file.make(file.leading("app", "n2", 6432));

        file.make(file.leading("app", "n1", 5432));

        assertThat(path()).content().isEqualTo(before);
    }

    @Test
    void owner_and_permissions_stay_and_a_link_stays_a_link() throws Exception {
        var real = directory.resolve("real.ini");
        Files.writeString(real, "app = host=a port=1\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(path(), real);
        var file = new DatabasesFile(path());

        file.make(file.leading("app", "n2", 6432));

        assertThat(path()).isSymbolicLink();
        assertThat(real).content().isEqualTo("app = host=n2 port=6432\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[databases]\napplication = host=a\n",
                "[users]\napp = host=a\n",
                "; app = host=a\n",
                "app = host=a\napp = host=b\n"
            })
    void a_file_without_exactly_one_line_for_the_database_is_left_alone(String content)
            throws IOException {
        var file = file(content);

        assertThatThrownBy(() -> file.leading("app", "n2", 1))
                .isInstanceOf(Unconfirmed.class)
                .hasMessageContaining("for database 'app' in '");
    }
}
