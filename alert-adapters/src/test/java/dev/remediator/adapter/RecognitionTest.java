package dev.remediator.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// On an inbox topic nobody names the source: no adapter may take a sibling's message for its own.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecognitionTest {
    private static final Path FIXTURES = Path.of("src", "test", "resources");

    /// What is of no known format may look like anybody's.
    private static final Set<String> TOO_GENERAL = Set.of("json");

    private final AdapterRegistry registry = AdapterRegistry.load();

    static Stream<Path> messages() throws IOException {
        try (var files = Files.walk(FIXTURES)) {
            var all =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .filter(file -> !file.endsWith("nonsense.json"))
                            .map(FIXTURES::relativize)
                            .filter(file -> file.getNameCount() > 1)
                            .filter(file -> !TOO_GENERAL.contains(file.getName(0).toString()))
                            .sorted()
                            .toList();
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void nobody_takes_a_message_for_another_sender_s(Path file) throws IOException {
        var source = file.getName(0).toString();
        var body = Files.readAllBytes(FIXTURES.resolve(file));
        assertThat(registry.recognise(body).map(AlertAdapter::source).stream())
                .isSubsetOf(Set.of(source));
    }

    @Test
    void each_source_with_a_shape_of_its_own_is_recognised() throws IOException {
        for (var source : sources()) {
            var body = Files.readAllBytes(FIXTURES.resolve(source).resolve("firing.json"));
            assertThat(registry.recognise(body).map(AlertAdapter::source)).contains(source);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pingdom,      odd",
        "uptime-kuma,  odd",
        "uptime-robot, odd",
        "splunk,       detector-firing",
        "dynatrace,    odd",
        "kubernetes,   odd",
        "kubernetes,   node",
    })
    void so_are_its_other_shapes(String source, String fixture) throws IOException {
        var body = Files.readAllBytes(FIXTURES.resolve(source).resolve(fixture + ".json"));
        assertThat(registry.recognise(body).map(AlertAdapter::source)).contains(source);
    }

    private List<String> sources() {
        return registry.sources().stream().filter(s -> !TOO_GENERAL.contains(s)).toList();
    }
}
