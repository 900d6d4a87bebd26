package dev.remediator.adapter.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembersTest {

    private static Members of(String json) {
        return Members.of(Payload.parse(json.getBytes(UTF_8)), "NOTIFY_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST.NAME", "host_name", "hostName", "Host name", "NOTIFY_HOSTNAME"})
    void case_punctuation_and_prefix_of_a_name_say_nothing(String name) {
        assertThat(of("{\"" + name + "\": \" web-1 \"}").said("hostname")).isEqualTo("web-1");
    }

    @Test
    void a_member_of_an_object_has_the_names_of_both() {
        assertThat(of("{\"host\": {\"name\": \"web-1\"}}").said("hostname")).isEqualTo("web-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{HOST.NAME}", "$HOSTNAME$", "$service.name$", "*UNKNOWN*", " ", ""})
    void what_nobody_filled_in_says_nothing(String value) {
        var members = of("{\"a\": \"" + value + "\", \"b\": \"web-1\"}");
        assertThat(members.said("a", "b")).isEqualTo("web-1");
        assertThat(members.has("a")).isTrue();
    }

    @Test
    void lists_and_nothing_say_nothing() {
        assertThat(of("{\"a\": [\"x\"], \"b\": null, \"c\": {}}").said("a", "b", "c")).isEmpty();
    }

    @Test
    void trouble_names_the_member_as_it_was_sent() {
        var trouble = of("{\"host\": {\"Name\": 7}}").because("is odd", "address", "hostname");
        assertThat(trouble.field()).isEqualTo("host/Name");
    }

    @Test
    void trouble_with_what_is_missing_names_the_first_that_was_asked_for() {
        assertThat(of("{}").because("is missing", "hostname", "host").field())
                .isEqualTo("hostname");
    }
}
