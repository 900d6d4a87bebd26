package dev.remediator.actuator.host;

import java.io.IOException;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/// The one SSH client of this program, with the threads that all its connections share. Each
/// connection brings who its host is and which of its keys are known.
///
/// Started with the first connection and never closed: its threads keep no program from ending.
final class SharedClient {
    private static final String SHA_1 = "ssh-rsa";
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final AttributeKey<Peer> PEER = new AttributeKey<>();
    private static final SshClient CLIENT = started();

    private SharedClient() {}

    /// What is known of a host when it is connected to.
    ///
    /// @param knownHosts judges its key
    /// @param signatures which kinds of key it is asked for
    record Peer(KnownHosts knownHosts, List<String> signatures) {}

    private static SshClient started() {
        var client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(SharedClient::known);
        client.addSessionListener(
                new SessionListener() {
                    @Override
                    public void sessionCreated(Session session) {
                        askForKnownKinds(session);
                    }
                });
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(ofAnyKind(client)));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, BEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 2);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        client.start();
        return client;
    }

    /// What a host's key is of says nothing about ours.
    private static UserAuthPublicKeyFactory ofAnyKind(SshClient client) {
        return new UserAuthPublicKeyFactory(client.getSignatureFactories());
    }

    /// All kinds of host key that can be checked.
    static List<String> signatures() {
        return CLIENT.getSignatureFactoriesNames().stream()
                .filter(name -> !name.equals(SHA_1))
                .toList();
    }

    static ConnectFuture connect(SshAddress address, Peer peer) throws IOException {
        return CLIENT.connect(
                address.user(),
                address.host(),
                address.port(),
                AttributeRepository.ofKeyValuePair(PEER, peer));
    }

    private static boolean known(ClientSession session, SocketAddress from, PublicKey key) {
        var peer = peer(session);
        return peer != null && peer.knownHosts().verifyServerKey(session, from, key);
    }

    /// Before the first word is said: afterwards the kinds are agreed upon.
    private static void askForKnownKinds(Session session) {
        var peer = session instanceof ClientSession client ? peer(client) : null;
        if (peer != null) {
            session.setSignatureFactoriesNames(peer.signatures());
        }
    }

    private static @Nullable Peer peer(ClientSession session) {
        var context = session.getConnectionContext();
        return context == null ? null : context.getAttribute(PEER);
    }
}
