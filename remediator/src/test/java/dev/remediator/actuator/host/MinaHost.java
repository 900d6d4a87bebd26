package dev.remediator.actuator.host;

import dev.remediator.actuator.RealParts;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;

/// The SSH server of the library, in this JVM, which executes commands through `/bin/sh -c`.
final class MinaHost implements SshHost {
    private final int port = RealParts.freePort();
    private final List<KeyPair> hostKeys;
    private final TestKey userKey;
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    private @Nullable SshServer server;

    MinaHost(TestKey userKey, TestKey... hostKeys) throws IOException {
        this.hostKeys = Stream.of(hostKeys).map(TestKey::pair).toList();
        this.userKey = userKey;
        start();
    }

    @Override
    public String user() {
        return "tester";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException {
        var fresh = SshServer.setUpDefaultServer();
        fresh.setHost("127.0.0.1");
        fresh.setPort(port);
        fresh.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        fresh.setPublickeyAuthenticator(
                (name, key, _) -> name.equals(user()) && key.equals(userKey.pair().getPublic()));
        fresh.setCommandFactory((_, line) -> new ShellCommand(line, this));
        fresh.start();
        server = fresh;
    }

    @Override
    public void stop() throws IOException {
        var running = server;
        if (running != null) {
            running.stop(true);
        }
        server = null;
    }
}
