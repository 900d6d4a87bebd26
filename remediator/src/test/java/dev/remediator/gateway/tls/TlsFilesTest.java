package dev.remediator.gateway.tls;

import dev.remediator.settings.ClientAuth;
import dev.remediator.settings.TlsSpec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TlsFilesTest {
    private final TestTls files;

    TlsFilesTest(@TempDir Path directory) throws IOException {
        files = TestTls.in(directory);
        files.renew();
    }

    private void open(ClientAuth clientAuth) throws BadTls {
        Tls.open(files.spec(clientAuth)).close();
    }

    private void assertRefused(String key, String file, String why) {
        assertThatExceptionOfType(BadTls.class)
                .isThrownBy(() -> open(ClientAuth.WANT))
                .withMessage(
                        "http.tls.%s is '%s', but %s", key, files.directory().resolve(file), why);
    }

    private TestAuthority server(String kind) throws GeneralSecurityException, IOException {
        var keys = KeyPairGenerator.getInstance(kind).generateKeyPair();
        var wish = new TestAuthority.Wish("localhost", false, "", TestTls.now());
        var server = files.authority().issue(wish, keys);
        files.write("server.pem", server.pem());
        return server;
    }

    /// SEC 1 with its curve, as `openssl ecparam -genkey` writes it.
    private static String sec1(PrivateKey key) throws IOException {
        var info = PrivateKeyInfo.getInstance(key.getEncoded());
        var number = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
        var whole =
                new ECPrivateKey(
                        key instanceof java.security.interfaces.ECPrivateKey ec
                                ? ec.getParams().getOrder().bitLength()
                                : 0,
                        number,
                        info.getPrivateKeyAlgorithm().getParameters());
        return TestAuthority.written(new PemObject("EC PRIVATE KEY", whole.getEncoded()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void a_key_in_PKCS_8_is_read(String kind) throws Exception {
        files.write("server.key", server(kind).key());
        assertThatCode(() -> open(ClientAuth.NONE)).doesNotThrowAnyException();
    }

    @Test
    void a_key_in_the_settings_themselves_is_refused_and_not_shown() {
        var key = "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlsSpec("server.pem", key, "", ClientAuth.NONE))
                .withMessageStartingWith("key has something else in it than a name")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void a_key_in_PKCS_1_is_read() throws Exception {
        var pem = TestAuthority.written(server("RSA").keys().getPrivate());
        files.write("server.key", pem);
        assertThatCode(() -> open(ClientAuth.NONE)).doesNotThrowAnyException();
        assertThat(pem).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    }

    @Test
    void a_key_in_SEC_1_is_read_whatever_stands_before_it() throws Exception {
        var parameters =
                "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        var key = sec1(server("EC").keys().getPrivate());
        files.write("server.key", "M\u00fcller's key\n" + parameters + key);
        assertThatCode(() -> open(ClientAuth.NONE)).doesNotThrowAnyException();
    }

    @Test
    void a_key_with_a_passphrase_is_refused() throws Exception {
        var encryptor =
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword("hunter2".toCharArray());
        var key = server("EC").keys().getPrivate();
        files.write(
                "server.key", TestAuthority.written(new JcaPKCS8Generator(key, encryptor.build())));
        assertRefused(
                "key", "server.key", "its key has a passphrase; take it off with openssl pkey");
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        var other = files.authority().issue("localhost", TestTls.now());
        files.write("server.key", other.key());
        assertRefused(
                "key",
                "server.key",
                "it is not the key of the certificate in '%s'"
                        .formatted(files.directory().resolve("server.pem")));
    }

    @ParameterizedTest
    @CsvSource({
        "certificate,server.pem,'there is no certificate in it; it must be PEM'",
        "key,server.key,'there is no private key in it; it must be PEM'",
        "client-ca,clients.pem,'there is no certificate in it; it must be PEM'"
    })
    void a_file_with_nothing_in_it_is_refused(String key, String file, String why)
            throws Exception {
        files.write(file, "");
        assertRefused(key, file, why);
    }

    @Test
    void a_certificate_that_is_broken_is_refused() throws Exception {
        files.write("server.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused("certificate", "server.pem", "it is no proper PEM");
    }

    @ParameterizedTest
    @CsvSource({"/no/such.pem,there is no such file", "/,it cannot be read"})
    void a_file_that_is_none_is_refused(String file, String why) {
        var spec = new TlsSpec(file, "/no/such.key", "", ClientAuth.NONE);
        assertThatExceptionOfType(BadTls.class)
                .isThrownBy(() -> Tls.open(spec).close())
                .withMessage("http.tls.certificate is '%s', but %s", file, why);
    }

    @ParameterizedTest
    @CsvSource({
        "a,'','',NONE,'certificate is set, but key is ''''; it must name a file'",
        "'',b,'',NONE,'key is set, but certificate is ''''; it must name a file'",
        "a,b,'',WANT,'client-auth is set, but client-ca is ''''; it must name a file'",
        "'','',c,NEED,'client-auth is set, but certificate is ''''; it must name a file'",
        "a,b,c,NONE,'client-ca is ''c'', but client-auth is none; set it to want or need'"
    })
    void one_setting_without_the_other_is_refused(
            String certificate, String key, String clientCa, ClientAuth clientAuth, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlsSpec(certificate, key, clientCa, clientAuth))
                .withMessage(why);
    }
}
