package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandTemplateTest {
    private static final ProcessFleetSpec.Member WEB_1 = new ProcessFleetSpec.Member("web-1", 8081);

    @Test
    void every_blank_is_filled_wherever_it_stands() {
        var argv =
                new CommandTemplate(
                                List.of(
                                        "serve",
                                        "--at=:{port}",
                                        "{node}@{machine}",
                                        "{directory}/x"))
                        .fill(WEB_1, "m-2", Path.of("/fleet/m-2"));

        assertThat(argv).containsExactly("serve", "--at=:8081", "web-1@m-2", "/fleet/m-2/x");
    }

    @Test
    void what_is_filled_in_is_not_looked_at_again() {
        var argv =
                new CommandTemplate(List.of("{directory}"))
                        .fill(WEB_1, "m-1", Path.of("/odd/{port}/$1\\"));

        assertThat(argv).containsExactly("/odd/{port}/$1\\");
    }

    @Test
    void other_braces_and_shell_words_are_left_alone() {
        var argv =
                new CommandTemplate(List.of("{\"port\":{port}}", "{PORT}", "$(id)", "a; b", ""))
                        .fill(WEB_1, "m-1", Path.of("/m-1"));

        assertThat(argv).containsExactly("{\"port\":8081}", "{PORT}", "$(id)", "a; b", "");
    }
}
