package dev.remediator.gateway.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.authentication.Certificates;
import dev.remediator.gateway.tls.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AmazonCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final URI ADDRESS = URI.create("https://sns.eu-west-1.amazonaws.com/a.pem");
    private static final String ISSUER = "http://crt.r2m01.amazontrust.com/r2m01.cer";
    private static final String SNS = "sns.amazonaws.com";

    private static final TestAuthority ROOT = TestAuthority.root("Root", NOW);
    private static final TestAuthority MIDDLE =
            ROOT.issue(new TestAuthority.Wish("Middle", true, "", NOW));

    private final Map<URI, byte[]> web = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final AmazonCertificates certificates =
            new AmazonCertificates(this::get, new Trust(List.of(ROOT.certificate())), nanos::get);

    private byte[] get(URI address) throws IOException {
        asked.add(address);
        var there = web.get(address);
        if (there == null) {
            throw new IOException("nothing there");
        }
        return there;
    }

    private void serve(String pem) {
        web.put(ADDRESS, pem.getBytes(UTF_8));
    }

    private static TestAuthority sns(String issuers) {
        return MIDDLE.issue(new TestAuthority.Wish(SNS, false, issuers, NOW));
    }

    private Certificates.Answer find() {
        return certificates.find(ADDRESS, NOW);
    }

    private void assertUntrusted(String part) {
        assertThat(find()).isInstanceOf(Certificates.Untrusted.class);
        assertThat(((Certificates.Untrusted) find()).why()).contains(part);
    }

    @Test
    void one_that_an_authority_has_issued_itself_is_found() {
        var leaf = ROOT.issue(SNS, NOW);
        serve(leaf.pem());
        assertThat(find()).isEqualTo(new Certificates.Found(leaf.certificate()));
    }

    @Test
    void one_served_with_its_issuer_is_found() {
        var leaf = sns("");
        serve(leaf.pem(MIDDLE));
        assertThat(find()).isEqualTo(new Certificates.Found(leaf.certificate()));
    }

    @Test
    void one_served_alone_is_found_with_its_issuer_from_where_it_says() throws Exception {
        var leaf = sns(ISSUER);
        serve(leaf.pem());
        web.put(URI.create(ISSUER), MIDDLE.certificate().getEncoded());
        assertThat(find()).isEqualTo(new Certificates.Found(leaf.certificate()));
        assertThat(asked).containsExactly(ADDRESS, URI.create(ISSUER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/r2m01.cer",
                "http://amazontrust.com.evil.example/r2m01.cer",
                "http://evilamazontrust.com/r2m01.cer",
                "http://crt.r2m01.amazontrust.com:8080/r2m01.cer",
                "http://u@crt.r2m01.amazontrust.com/r2m01.cer",
                "http://crt.r2m01.amazontrust.com/r2m01.cer?x",
                "http://169.254.169.254/latest.cer",
                "ldap://crt.r2m01.amazontrust.com/r2m01.cer",
                "file:///etc/ssl/r2m01.cer"
            })
    void an_issuer_from_elsewhere_is_not_fetched(String issuer) {
        serve(sns(issuer).pem());
        assertUntrusted("not issued by anybody trusted");
        assertThat(asked).containsExactly(ADDRESS);
    }

    @Test
    void while_the_issuer_cannot_be_fetched_nobody_knows() {
        serve(sns(ISSUER).pem());
        assertThat(find())
                .isEqualTo(
                        new Certificates.Unreachable(
                                "the certificate of SNS could not be fetched: nothing there"));
    }

    @Test
    void a_chain_without_an_end_is_left() throws Exception {
        var circle = TestAuthority.root("Stranger", NOW);
        var middle = circle.issue(new TestAuthority.Wish("Other", true, ISSUER, NOW));
        serve(circle.issue(new TestAuthority.Wish(SNS, false, ISSUER, NOW)).pem());
        web.put(URI.create(ISSUER), middle.certificate().getEncoded());
        assertUntrusted("not issued by anybody trusted");
        assertThat(asked).hasSize(5);
    }

    @Test
    void one_of_a_stranger_is_not_trusted() {
        serve(TestAuthority.root(SNS, NOW).pem());
        assertUntrusted("not issued by anybody trusted");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-27T03:00:00Z", "2026-03-03T03:00:00Z"})
    void one_of_another_time_is_not_trusted(Instant middle) {
        serve(ROOT.issue(SNS, middle).pem());
        assertUntrusted("not valid now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sns.eu-west-1.amazonaws.com",
                "sns-signing.af-south-1.amazonaws.com",
                "sns-us-gov-west-1.amazonaws.com",
                "sns-cn-north-1.amazonaws.com.cn"
            })
    void names_of_SNS_are_trusted(String name) {
        serve(ROOT.issue(name, NOW).pem());
        assertThat(find()).isInstanceOf(Certificates.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "sns.amazonaws.com.evil.example",
                "s3.amazonaws.com",
                "xsns.amazonaws.com",
                "sns.a.b.amazonaws.com",
                "*.amazonaws.com"
            })
    void one_of_somebody_else_is_not_trusted(String name) {
        serve(ROOT.issue(name, NOW).pem());
        assertUntrusted("is not of SNS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void what_is_no_certificate_is_not_trusted(String content) {
        serve(content);
        assertUntrusted("is no certificate");
    }

    @Test
    void what_was_found_is_remembered_for_a_day() {
        serve(ROOT.issue(SNS, NOW).pem());
        find();
        nanos.set(TimeUnit.DAYS.toNanos(1) - 1);
        assertThat(find()).isInstanceOf(Certificates.Found.class);
        assertThat(asked).hasSize(1);
        nanos.set(TimeUnit.DAYS.toNanos(1));
        find();
        assertThat(asked).hasSize(2);
    }

    @Test
    void what_is_remembered_has_to_be_valid_still() {
        serve(ROOT.issue(SNS, NOW).pem());
        find();
        assertThat(certificates.find(ADDRESS, NOW.plusSeconds(86_401)))
                .isInstanceOf(Certificates.Untrusted.class);
    }

    @Test
    void a_failure_is_remembered_for_half_a_minute() {
        find();
        serve(ROOT.issue(SNS, NOW).pem());
        nanos.set(TimeUnit.SECONDS.toNanos(30) - 1);
        assertThat(find()).isInstanceOf(Certificates.Unreachable.class);
        nanos.set(TimeUnit.SECONDS.toNanos(30));
        assertThat(find()).isInstanceOf(Certificates.Found.class);
    }

    @Test
    void failures_do_not_push_out_what_was_found() {
        serve(ROOT.issue(SNS, NOW).pem());
        find();
        for (int i = 0; i < 200; i++) {
            certificates.find(URI.create("https://sns.eu-west-1.amazonaws.com/x" + i), NOW);
        }
        asked.clear();
        assertThat(find()).isInstanceOf(Certificates.Found.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void this_Java_trusts_somebody() {
        assertThat(new AmazonCertificates()).isNotNull();
    }
}
