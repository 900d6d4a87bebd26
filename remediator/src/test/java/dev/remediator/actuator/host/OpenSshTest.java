package dev.remediator.actuator.host;

import java.io.IOException;
import java.nio.file.Path;

/// With a real OpenSSH server.
final class OpenSshTest extends SshContract {

    @Override
    SshHost host(Path directory, TestKey hostKey, TestKey userKey) throws IOException {
        return new OpenSshHost(directory, hostKey, userKey);
    }
}
