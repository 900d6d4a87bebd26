package dev.remediator.actuator.host;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/// One authenticated connection to one host, made when it is needed and made again when it broke,
/// also after it was closed.
final class SshConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration FAILED_FOR = Duration.ofSeconds(1);

    private final SshAddress address;
    private final Path key;
    private final KnownHosts knownHosts;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ClientSession session;
    private @Nullable ActuatorException failure;
    private long failedAt;

    SshConnection(SshAddress address, Path key, Path file) {
        this.address = address;
        this.key = key;
        knownHosts = new KnownHosts(address, file);
    }

    String where() {
        return address.inWords();
    }

    /// Whoever comes while another one connects waits for them, and a failure counts for those who
    /// waited: each trying in turn would make the last one wait for all.
    ClientSession session(Duration limit) {
        try {
            if (!lock.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw late(limit, "another command still connects");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("connecting to " + where() + " was interrupted", e);
        }
        try {
            var open = session;
            if (open == null || !open.isOpen() || !open.isAuthenticated()) {
                refuseSoonAfterAFailure();
                open = remembered();
                session = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private void refuseSoonAfterAFailure() {
        var before = failure;
        if (before != null && System.nanoTime() - failedAt < FAILED_FOR.toNanos()) {
            var same = "" + before.getMessage();
            throw before instanceof Unreachable
                    ? Unreachable.before(same, before)
                    : new ActuatorException(same, before);
        }
    }

    private ClientSession remembered() {
        try {
            var open = connect();
            failure = null;
            return open;
        } catch (ActuatorException e) {
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    private ClientSession connect() {
        var identity = identity();
        var peer = new SharedClient.Peer(knownHosts, knownHosts.kinds(SharedClient.signatures()));
        var fresh = reached(peer);
        try {
            fresh.addPublicKeyIdentity(identity);
            var asked = fresh.auth();
            if (!asked.await(CONNECT)) {
                fresh.close(true);
                throw late(CONNECT, "it takes connections and does not let anybody in");
            }
            asked.verify(AT_ONCE);
            return fresh;
        } catch (IOException e) {
            fresh.close(true);
            var refusal = knownHosts.refusal();
            throw new ActuatorException(
                    refusal.isEmpty()
                            ? where() + " did not let us in with the key '" + key + "': " + why(e)
                            : where() + " " + refusal,
                    e);
        }
    }

    private ClientSession reached(SharedClient.Peer peer) {
        try {
            var asked = SharedClient.connect(address, peer);
            try {
                return asked.verify(CONNECT).getSession();
            } finally {
                if (!asked.isConnected()) {
                    var _ = asked.cancel();
                }
            }
        } catch (IOException e) {
            throw Unreachable.before(where() + " was not reached over SSH: " + why(e), e);
        }
    }

    private Unreachable late(Duration limit, String why) {
        return Unreachable.before(
                "%s was not reached over SSH within %d ms: %s"
                        .formatted(where(), limit.toMillis(), why),
                new TimeoutException(why));
    }

    private KeyPair identity() {
        List<KeyPair> keys = new ArrayList<>();
        try (var file = Files.newInputStream(key)) {
            SecurityUtils.loadKeyPairIdentities(
                            null, () -> "" + key, file, FilePasswordProvider.EMPTY)
                    .forEach(keys::add);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new ActuatorException("the key '" + key + "' cannot be read: " + why(e), e);
        }
        if (keys.size() != 1) {
            throw new ActuatorException("the key '" + key + "' is not one private key");
        }
        return keys.getFirst();
    }

    static String why(Exception e) {
        return said(e.getMessage() == null ? e.getClass().getSimpleName() : "" + e.getMessage());
    }

    /// What a stranger said, fit for the end of a sentence.
    static String said(String text) {
        var line = text.strip().lines().findFirst().orElse("it said nothing");
        var plain = line.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            var open = session;
            if (open != null) {
                open.close(true);
            }
            session = null;
        } finally {
            lock.unlock();
        }
    }
}
