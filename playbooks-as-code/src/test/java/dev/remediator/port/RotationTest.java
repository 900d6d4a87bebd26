package dev.remediator.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RotationTest {
    private final Rotation none = Rotation.none();

    @Test
    void where_nobody_brings_work_there_is_nobody_to_be_told() {
        assertThat(none.balancers()).isEmpty();
    }

    @Test
    void draining_finds_nothing_and_leaves_it_serving() {
        assertThat(none.drain(Duration.ofHours(1))).isZero();
        assertThat(none.serving()).isTrue();
    }

    @Test
    void restoring_does_nothing() {
        assertThatCode(none::restore).doesNotThrowAnyException();
    }
}
