package dev.remediator.actuator.host;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;

/// A file of hosts' public keys, as OpenSSH has it. It is never written to; what is not in it is
/// refused. A changed file is read again.
final class KnownHosts implements ServerKeyVerifier {
    private final SshAddress address;
    private final Path file;
    private final ServerKeyVerifier verifier;
    private volatile String refusal = "";

    KnownHosts(SshAddress address, Path file) {
        this.address = address;
        this.file = file;
        this.verifier = new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, file);
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress from, PublicKey key) {
        if (verifier.verifyServerKey(session, from, key)) {
            return true;
        }
        refusal =
                "showed the host key "
                        + KeyUtils.getFingerPrint(key)
                        + (types().isEmpty()
                                ? ", and no key of it is in '"
                                : ", another one than in '")
                        + file
                        + "'";
        return false;
    }

    /// Why the last key was refused; empty if none was.
    String refusal() {
        return refusal;
    }

    /// Of the kinds of key that can be checked, those that the file has of the host; all, if it has
    /// none. A host has several keys, and one that is not in the file would be taken for a changed
    /// one.
    List<String> kinds(List<String> all) {
        refusal = "";
        var types = types();
        var wanted = all.stream().filter(name -> types.contains(keyType(name))).toList();
        if (wanted.isEmpty() && !types.isEmpty()) {
            throw new ActuatorException(
                    address.inWords()
                            + " has only keys of the kinds "
                            + types
                            + " in '"
                            + file
                            + "', of which none can be checked here; Ed25519, ECDSA and RSA can");
        }
        return wanted.isEmpty() ? all : wanted;
    }

    private static String keyType(String signature) {
        return signature.startsWith("rsa-sha2-") ? "ssh-rsa" : signature;
    }

    private Set<String> types() {
        if (!Files.isReadable(file)) {
            return Set.of();
        }
        try {
            return KnownHostEntry.readKnownHostEntries(file).stream()
                    .filter(entry -> !"revoked".equals(entry.getMarker()))
                    .filter(entry -> entry.isHostMatch(address.host(), address.port()))
                    .map(entry -> entry.getKeyEntry().getKeyType())
                    .collect(Collectors.toSet());
        } catch (IOException _) {
            return Set.of();
        }
    }
}
