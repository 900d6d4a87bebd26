package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkerCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a@b", "../a"})
    void a_bad_name_is_refused_before_Kafka_is_asked(String name) {
        var printed = FakeRemediator.line("worker", "--kafka", "127.0.0.1:1", "--name", name);

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err())
                .hasLineCount(1)
                .startsWith("remediator: workers.name is '" + name + "', but may only have");
    }
}
