package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.access.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenSettingsTest {
    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    private Settings read(String tokens) {
        return yaml.read("http: {tokens: [" + tokens + "]}");
    }

    @Test
    void they_are_read_as_they_are_written() {
        assertThat(read("{name: ana, role: operator, secret: 'env:ANA'}").http().tokens())
                .isEqualTo(List.of(new TokenSpec("ana", Role.OPERATOR, "env:ANA")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{role: viewer, secret: 'env:A'} | http.tokens[0].name is missing",
                "{name: ana, secret: 'env:A'} | http.tokens[0].role is missing",
                "{name: ana, role: viewer} | http.tokens[0].secret is missing",
                "{name: 'a b', role: viewer, secret: 'env:A'} | http.tokens[0].name is 'a b', but"
                        + " must be up to 100 letters, digits, '.', '_' and '-'",
                "{name: ana, role: root, secret: 'env:A'} | http.tokens[0].role cannot be what is"
                        + " there; it must be one of viewer, operator, admin",
                "{name: ana, role: viewer, secret: hush} | http.tokens[0].secret must be env:NAME,"
                        + " file:PATH or literal:TEXT, and not the token itself",
                "{name: ana, role: viewer, secret: [hush]} | http.tokens[0].secret cannot be what"
                        + " is there; it must be text",
                "{name: ana, role: viewer, secret: 'env:A'}, {name: ana, role: admin, secret:"
                        + " 'env:B'} | http.tokens[1].name is 'ana', but another token is called so",
                "{name: ana, role: viewer, roles: viewer, secret: 'env:A'} | there is no setting"
                        + " 'http.tokens[0].roles'; did you mean 'http.tokens[0].role'?"
            })
    void nonsense_is_refused_without_showing_a_secret(String tokens, String sentence) {
        assertThatThrownBy(() -> read(tokens)).hasMessageEndingWith(sentence);
    }

    @Test
    void settings_that_are_printed_show_no_secret() {
        var settings = read("{name: ana, role: operator, secret: 'literal:hush-hush-hush-hush'}");
        assertThat(settings.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,false,false",
        "localhost,false,false",
        "0.0.0.0,false,true",
        "0.0.0.0,true,false",
        "10.0.0.1,false,true"
    })
    void it_is_known_where_others_may_everything(String host, boolean tokens, boolean open) {
        var list = tokens ? "[{name: ana, role: admin, secret: 'env:A'}]" : "[]";
        var http = yaml.read("http: {host: %s, tokens: %s}".formatted(host, list)).http();
        assertThat(http.openToOthers()).isEqualTo(open);
    }
}
