package dev.remediator.actuator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SshAddressTest {

    @Test
    void an_address_has_a_user_a_host_and_a_port() {
        assertThat(SshAddress.of("ssh://pg@db-1.example:2222"))
                .isEqualTo(new SshAddress("pg", "db-1.example", 2222));
        assertThat(SshAddress.of("ssh://pg@db-1").inWords()).isEqualTo("pg@db-1");
        assertThat(SshAddress.of("ssh://pg@[::1]:22")).isEqualTo(new SshAddress("pg", "::1", 22));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "local",
                "db-1",
                "ssh://db-1",
                "ssh://pg@",
                "ssh://pg@db 1",
                "ssh://pg:pw@db-1",
                "ssh://-oProxyCommand=x@db-1",
                "ssh://pg@-db-1",
                "ssh://pg@db-1:0",
                "ssh://pg@db-1:65536",
                "ssh://pg@db-1:22/path",
                "ssh://pg@db-1\n"
            })
    void nonsense_is_refused_in_a_sentence(String nonsense) {
        assertThatThrownBy(() -> SshAddress.of(nonsense))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("the host is '\\P{Cntrl}*', (which|whose) .*");
    }
}
