package dev.remediator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MemoryTest {

    @Test
    void the_most_ever_resident_is_what_linux_calls_high_water_mark() {
        var status = List.of("VmPeak:\t 9000 kB", "VmHWM:\t  524288 kB", "VmRSS:\t    1024 kB");

        assertThat(Memory.highWater(status)).isEqualTo(524288);
    }

    @Test
    void what_does_not_say_it_counts_as_nothing() {
        assertThat(Memory.highWater(List.of("Name:\tjava"))).isZero();
    }
}
