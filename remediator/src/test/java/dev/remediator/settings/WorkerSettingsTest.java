package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkerSettingsTest {
    @TempDir private Path directory;

    @Test
    void a_worker_can_be_named_and_given_time_to_drain() {
        var workers = read("{name: eu-1.worker_7, drain: PT2M}");

        assertThat(workers.name()).isEqualTo("eu-1.worker_7");
        assertThat(workers.drain()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void without_a_word_it_has_no_name_and_does_not_drain() {
        var workers = read("{at-once: 8}");

        assertThat(workers.name()).isEmpty();
        assertThat(workers.drain()).isZero();
    }

    @Test
    void a_name_changes_nothing_else() {
        var settings = new Yaml(directory).read("workers: {name: a, at-once: 8, drain: PT2M}");

        var named = settings.workedBy("b");

        assertThat(named.workers().name()).isEqualTo("b");
        assertThat(named.workedBy("a")).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a@b", "a/b", "ä", "a\nb", " "})
    void a_name_that_would_not_stand_everywhere_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.DEFAULT.workedBy(name))
                .withMessage(
                        "workers.name is '%s', but may only have letters, digits, '.', '_' and '-'",
                        name);
    }

    private Workers read(String workers) {
        return new Yaml(directory).read("workers: " + workers).workers();
    }
}
