package dev.remediator.it.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.HostFleetSpec.Host;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words as an alert may bring them. Each would make a file, if anything on the way to the host or
/// on it took it for a command.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileWordsIT {
    @TempDir private static Path directory;
    private static @Nullable HostSite open;

    @BeforeAll
    static void begin() throws IOException {
        var site = new HostSite(directory);
        open = site;
        site.sleeps("", "");
    }

    @AfterAll
    static void end() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; touch %s; rm -rf /nowhere",
                "$(touch %s)",
                "`touch %s`",
                "\ntouch %s\n",
                "web-1\ntouch %s",
                "'; touch %s; '",
                "\"; touch %s; \"",
                "| touch %s",
                "&& touch %s &",
                "> %s",
                "--option",
                "-oProxyCommand=touch %s",
                "web 1.service; touch %s",
                "../../%s"
            })
    void they_reach_no_shell_and_no_command(String word) throws IOException {
        var canary = directory.resolve("canary");
        var hostile = word.formatted(canary);
        var site = requireNonNull(open);
        var inventory = site.inventory(site.sshd().ssh(), CleanUpSpec.NOTHING);
        var node = inventory.find(Node.class, "node", "web-1").orElseThrow();

        node.restart(new Order(hostile, 1));

        assertThat(inventory.find(Node.class, "node", hostile)).isEmpty();
        assertThatThrownBy(() -> node.disk().clean(hostile)).isInstanceOf(ActuatorException.class);
        assertThatThrownBy(() -> node.fleet().preflight(hostile))
                .isInstanceOf(ActuatorException.class);
        assertThatThrownBy(() -> node.fleet().terminate("web-1", hostile, new Order(hostile, 1)))
                .isInstanceOf(ActuatorException.class);
        assertThatThrownBy(() -> new Host("web-1", "ssh://ops@" + hostile, "", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(canary).doesNotExist();
        assertThat(site.state().toFile().list()).containsExactly("web-1.json");
    }
}
