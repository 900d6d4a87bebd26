package dev.remediator.actuator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/// A new key pair, whose private half lies in a file as OpenSSH writes it.
record TestKey(KeyPair pair, Path file) {

    static TestKey in(Path directory, String name) {
        return in(directory, name, "EC", new ECGenParameterSpec("secp256r1"));
    }

    static TestKey rsaIn(Path directory, String name) {
        return in(
                directory,
                name,
                "RSA",
                new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    }

    /// The kind that `ssh-keygen` makes where nobody says which.
    static TestKey ed25519In(Path directory, String name) {
        try {
            return in(directory, name, KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestKey in(
            Path directory, String name, String kind, AlgorithmParameterSpec settings) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(settings);
            return in(directory, name, generator.generateKeyPair());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestKey in(Path directory, String name, KeyPair pair)
            throws IOException, GeneralSecurityException {
        var file = directory.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new TestKey(pair, file);
    }

    /// The public half, as in a file of authorized keys.
    String line() {
        return PublicKeyEntry.toString(pair.getPublic());
    }
}
