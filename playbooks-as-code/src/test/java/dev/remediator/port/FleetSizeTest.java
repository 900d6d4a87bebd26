package dev.remediator.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.port.Fleet.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FleetSizeTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 1", "10, 5"})
    void half_of_a_usual_fleet_must_serve(int wanted, int least) {
        assertThat(Size.of(wanted)).isEqualTo(new Size(wanted, least, wanted));
    }

    @Test
    void there_is_room_for_one_more_when_there_may_be_more_than_wanted() {
        assertThat(Size.of(3).roomForOneMore()).isFalse();
        assertThat(new Size(3, 1, 4).roomForOneMore()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "1, -1, 1", "3, 1, 2"})
    void what_cannot_be_is_refused(int wanted, int least, int most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Size(wanted, least, most))
                .withMessage(
                        "a fleet of %d that needs %d and may have %d cannot be"
                                .formatted(wanted, least, most));
    }
}
