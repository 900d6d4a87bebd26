package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingSettingsTest {
    @TempDir private Path directory;

    private TracingSpec read(String endpoint) {
        return new Yaml(directory).read("tracing: {endpoint: \"" + endpoint + "\"}").tracing();
    }

    @Test
    void nothing_is_told_unless_it_is_said_where() {
        assertThat(Settings.DEFAULT.tracing().enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318, http://collector:4318/v1/traces",
        "http://collector:4318/, http://collector:4318/v1/traces",
        "https://collector/otlp/v1/traces, https://collector/otlp/v1/traces",
        "http://[::1]:4318, http://[::1]:4318/v1/traces"
    })
    void the_usual_path_need_not_be_said(String endpoint, String address) {
        assertThat(read(endpoint).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collector:4318",
                "grpc://collector:4317",
                "http://",
                "http://ana:hunter2@collector",
                "http://a collector"
            })
    void what_is_no_address_is_refused_without_being_shown(String endpoint) {
        assertThatThrownBy(() -> read(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tracing.endpoint is no address")
                .hasMessageNotContaining("hunter2");
    }
}
