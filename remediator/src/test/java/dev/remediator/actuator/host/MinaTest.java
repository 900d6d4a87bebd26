package dev.remediator.actuator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// With the library's own server, which every machine has.
final class MinaTest extends SshContract {

    @Override
    SshHost host(Path directory, TestKey hostKey, TestKey userKey) throws IOException {
        return new MinaHost(userKey, hostKey);
    }

    @Test
    void no_more_than_eight_run_at_once() throws Exception {
        runTen();

        assertThat(((MinaHost) host).most.get()).isBetween(2, 8);
    }

    @Test
    void of_several_host_keys_the_known_one_is_asked_for() throws Exception {
        var userKey = TestKey.rsaIn(directory, "other_user_key");
        var known = TestKey.rsaIn(directory, "rsa_host_key");
        var unknown = TestKey.in(directory, "ec_host_key");
        try (var both = new MinaHost(userKey, unknown, known)) {
            var line = "[127.0.0.1]:" + both.port() + " " + known.line() + "\n";
            var file = Files.writeString(directory.resolve("only_rsa"), line);
            var address = new SshAddress(both.user(), "127.0.0.1", both.port());
            try (var commands = new SshCommands(address, userKey.file(), file)) {
                assertThat(commands.run(LIMIT, "echo", "known").out()).isEqualTo("known\n");
            }
        }
    }
}
