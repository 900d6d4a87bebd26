package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the catalogue says of a key is what the reader does with it: asked of the reader itself,
/// one step within each bound and one beyond it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    static Stream<Setting> having(Predicate<Setting> what) {
        return CATALOGUE.settings().stream().filter(what);
    }

    static Stream<Setting> all() {
        return having(_ -> true);
    }

    /// Client certificates would have to be asked for, which the other examples are without.
    static Stream<Setting> all_but_of_client_certificates() {
        return having(s -> !s.path().equals("integrations[].authentication.subjects"));
    }

    static Stream<Setting> bounded_below() {
        return having(setting -> !setting.about().least().isEmpty());
    }

    static Stream<Setting> bounded_above() {
        return having(setting -> !setting.about().most().isEmpty());
    }

    static Stream<Setting> of_a_form() {
        return having(setting -> !setting.about().pattern().isEmpty());
    }

    static Stream<Setting> durations() {
        return having(setting -> setting.kind() == Setting.Kind.DURATION);
    }

    static Stream<Setting> of_words() {
        return having(setting -> setting.kind() == Setting.Kind.WORD);
    }

    static Stream<Setting> needed() {
        return having(setting -> !setting.mayBeLeftOut());
    }

    static Stream<Setting> not_needed_in_an_entry() {
        return having(setting -> setting.mayBeLeftOut() && setting.path().contains("[]"));
    }

    static Stream<Setting> lists() {
        return having(s -> s.kind() == Setting.Kind.ENTRIES && !s.path().contains("[]"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_is_said_in_a_sentence_what_it_is_for(Setting setting) {
        assertThat(setting.about().what()).hasSizeBetween(8, 300).matches("[A-Z0-9].*[.]");
    }

    @ParameterizedTest
    @MethodSource("all_but_of_client_certificates")
    void there_is_an_example_of_it(Setting setting) {
        assertThat(new Sample().has(setting)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_has_examples_that_the_reader_takes(Setting setting) {
        assertThatCode(() -> yaml.read(new Sample().text())).doesNotThrowAnyException();
        assertThat(setting.about().entries()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bounded_below")
    void the_least_is_taken_and_less_is_not(Setting setting) {
        taken(setting, setting.about().least());
        refused(setting, beyond(setting, setting.about().least(), -1));
    }

    @ParameterizedTest
    @MethodSource("bounded_above")
    void the_most_is_taken_and_more_is_not(Setting setting) {
        taken(setting, setting.about().most());
        refused(setting, beyond(setting, setting.about().most(), 1));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void a_duration_of_more_than_a_year_is_not_taken(Setting setting) {
        refused(setting, "PT8785H");
    }

    @ParameterizedTest
    @MethodSource("durations")
    void a_duration_without_a_least_is_bounded_by_its_neighbours(Setting setting) {
        refused(setting, "PT-1S");
    }

    @ParameterizedTest
    @MethodSource("of_words")
    void a_word_that_is_not_listed_is_not_taken(Setting setting) {
        refused(setting, "sometimes");
    }

    @ParameterizedTest
    @MethodSource("of_a_form")
    void what_has_another_form_is_not_taken(Setting setting) {
        var wrong =
                Stream.of("no such thing / at all", "ä", "-", " ", "x y", "\u0001")
                        .filter(text -> !text.matches(setting.about().pattern()))
                        .toList();
        assertThat(wrong).isNotEmpty();
        wrong.forEach(text -> refused(setting, text));
    }

    @ParameterizedTest
    @MethodSource("all_but_of_client_certificates")
    void misspelling_it_is_refused_with_the_right_spelling(Setting setting) {
        var misspelt = new Sample().misspelling(setting);
        assertThatThrownBy(() -> yaml.read(misspelt))
                .hasMessageContaining("there is no setting '")
                .hasMessageEndingWith(setting.last() + "'?");
    }

    @ParameterizedTest
    @MethodSource("needed")
    void what_must_be_said_is_missed(Setting setting) {
        var without = new Sample().without(setting);
        assertThatThrownBy(() -> yaml.read(without)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("not_needed_in_an_entry")
    void what_has_a_default_in_an_entry_has_that_default(Setting setting) {
        new Sample()
                .whereItMayBeLeftOut(setting, yaml)
                .ifPresent(
                        read -> setting.byDefault().ifPresent(value -> same(setting, read, value)));
    }

    private static void same(Setting setting, JsonNode read, JsonNode value) {
        if (setting.kind() == Setting.Kind.DURATION) {
            assertThat(Duration.parse(read.asString())).isEqualTo(Duration.parse(value.asString()));
        } else if (!setting.holdsOthers() && !filledIn(setting)) {
            assertThat(read).hasToString(value.toString());
        }
    }

    /// A host's address and server follow from what else is said of it.
    private static boolean filledIn(Setting setting) {
        return List.of("hosts[].nodes[].address", "hosts[].nodes[].server")
                .contains(setting.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrations.ttl", "integrations[].ttl", "integrations[3].ttl"})
    void a_key_in_a_list_is_found_however_it_is_written(String key) {
        assertThat(CATALOGUE.named(key).path()).isEqualTo("integrations[].ttl");
    }

    @Test
    void a_key_that_is_not_there_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> CATALOGUE.named("http.prot"))
                .hasMessage("there is no setting 'http.prot'; did you mean 'http.port'?");
    }

    private void taken(Setting setting, String value) {
        assertThatCode(() -> yaml.read(new Sample().with(setting, value)))
                .doesNotThrowAnyException();
    }

    private void refused(Setting setting, String value) {
        var text = new Sample().with(setting, value);
        assertThatThrownBy(() -> yaml.read(text))
                .as("%s: %s", setting.path(), value)
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String beyond(Setting setting, String bound, int step) {
        return setting.kind() == Setting.Kind.DURATION
                ? Duration.parse(bound).plusMillis(step).toString()
                : Long.toString(Long.parseLong(bound) + step);
    }
}
