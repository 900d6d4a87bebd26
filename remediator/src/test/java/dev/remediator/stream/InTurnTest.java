package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InTurnTest {

    @Test
    void partitions_come_one_after_the_other_and_over_again() {
        var turn = new InTurn();

        var came =
                IntStream.range(0, 7)
                        .mapToObj(_ -> turn.partitions("dispatch", "", new byte[0], 3))
                        .flatMap(some -> some.orElseThrow().stream());

        assertThat(came).containsExactly(0, 1, 2, 0, 1, 2, 0);
    }
}
