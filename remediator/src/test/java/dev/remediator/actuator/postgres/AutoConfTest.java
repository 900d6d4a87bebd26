package dev.remediator.actuator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AutoConfTest {

    @Test
    void values_are_read_as_they_were_written() {
        var settings = Map.of("primary_conninfo", "host='a b' password=\\'x\\\\''' # '");

        assertThat(AutoConf.parse(new AutoConf(settings).text()).settings()).isEqualTo(settings);
    }

    @Test
    void a_later_line_counts_and_comments_do_not() {
        var read = AutoConf.parse("# port = '1'\nport = '2'\nport = '3' # '4'\n");

        assertThat(read.settings()).isEqualTo(Map.of("port", "3"));
    }

    @Test
    void others_stay() {
        var text =
                AutoConf.parse("a = '1'\nb = '2'\nc = '3'\n")
                        .without(List.of("c"))
                        .with(Map.of("a", "4"))
                        .text();

        assertThat(text).isEqualTo("b = '2'\na = '4'\n");
    }

    @Test
    void another_line_is_not_smuggled_in() {
        assertThatThrownBy(() -> new AutoConf(Map.of("a", "1'\nport = '2")).text())
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the value of 'a' has a control character in it");
        assertThatThrownBy(() -> AutoConf.parse("").with(Map.of("a = '1'\nb", "2")))
                .isInstanceOf(ActuatorException.class);
    }
}
