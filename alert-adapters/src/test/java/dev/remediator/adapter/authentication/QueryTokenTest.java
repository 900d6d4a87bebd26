package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class QueryTokenTest extends AuthenticationContract {

    @Test
    void the_secret_is_not_read_as_part_of_the_message() {
        var delivery = message(SECRET).asking("monitor", "7").delivery();
        assertThat(scheme(Secrets.of(SECRET)).vouched(delivery).query())
                .containsExactly(entry("monitor", "7"));
    }

    @Override
    Authentication scheme(Secrets secrets) {
        return new QueryToken(secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY).asking("token", secret);
    }

    @Override
    String carrier() {
        return "token";
    }

    @Override
    String shown(Message message) {
        return message.query().getOrDefault("token", "");
    }

    @Override
    Message showing(String other) {
        return Message.of(BODY).asking("token", other);
    }
}
