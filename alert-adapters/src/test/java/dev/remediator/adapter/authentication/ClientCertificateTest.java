package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.adapter.Deliveries;
import dev.remediator.adapter.Delivery;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The certificate is of `C=GB, O=Example Ltd, CN=Alertmanager`, for 2026.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientCertificateTest {

    private static Delivery from(Instant receivedAt) {
        return new Delivery("test", Map.of(), new byte[0], receivedAt)
                .from(Pem.certificate("authentication/client.pem"));
    }

    private static Verdict check(String subject) {
        return new ClientCertificate(Set.of("somebody.example", subject))
                .check(from(Deliveries.THREE_AM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alertmanager",
                "alertmanager",
                "am-1.example",
                "AM-1.EXAMPLE",
                "ops@example.com",
                "192.0.2.7",
                "spiffe://example/am",
                "CN=Alertmanager,O=Example Ltd,C=GB",
                "cn=alertmanager, o=example ltd, c=gb"
            })
    void any_of_its_names_passes(String subject) {
        assertThat(check(subject)).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "am-2.example",
                "example",
                "*.example",
                "Example Ltd",
                "O=Example Ltd",
                "CN=Alertmanager",
                "C=GB,O=Example Ltd,CN=Alertmanager"
            })
    void no_other_name_passes(String subject) {
        AuthenticationContract.assertFails(check(subject));
    }

    /// Its common name is written as the distinguished name of another.
    @Test
    void a_name_that_is_written_as_a_distinguished_name_is_none() {
        var pretending =
                new Delivery("test", Map.of(), new byte[0], Deliveries.THREE_AM)
                        .from(Pem.certificate("authentication/pretending.pem"));
        var scheme = new ClientCertificate(Set.of("CN=Alertmanager,O=Example Ltd,C=GB"));
        AuthenticationContract.assertFails(scheme.check(pretending));
    }

    @Test
    void no_certificate_fails() {
        var verdict =
                new ClientCertificate(Set.of("Alertmanager")).check(Deliveries.delivery("{}"));
        AuthenticationContract.assertFails(verdict);
        assertThat(((Verdict.Failed) verdict).why()).contains("http.tls.client-auth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31T23:59:59Z", "2027-01-01T00:00:01Z"})
    void a_certificate_of_another_time_fails(Instant receivedAt) {
        AuthenticationContract.assertFails(
                new ClientCertificate(Set.of("Alertmanager")).check(from(receivedAt)));
    }

    @Test
    void the_certificate_stays_with_the_delivery() {
        var delivery = from(Deliveries.THREE_AM).of("other").asking(Map.of("a", "b"));
        assertThat(delivery.readAs(delivery.reading()).peer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CN=a,,"})
    void a_subject_that_nobody_can_be_is_refused(String subject) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientCertificate(Set.of(subject)))
                .withMessageStartingWith("subjects ");
    }

    @Test
    void nobody_at_all_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientCertificate(Set.of()))
                .withMessageStartingWith("subjects is []");
    }
}
