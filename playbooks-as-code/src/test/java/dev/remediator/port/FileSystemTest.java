package dev.remediator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.port.Disk.FileSystem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileSystemTest {

    @ParameterizedTest
    @CsvSource({
        "100, 60, 0, 0, 40",
        "100, 0, 0, 0, 100",
        "100, 100, 0, 0, 0",
        "100, 60, 10, 1, 90",
        "100, 5, 10, 9, 95",
        "0, 0, 0, 0, 0",
        "100, 200, 0, 0, 0",
        "4000000000000000, 1000000000000000, 0, 0, 75"
    })
    void it_is_as_full_as_what_is_scarcer(
            long size, long free, long inodes, long inodesFree, int used) {
        assertThat(new FileSystem("/", size, free, inodes, inodesFree).used()).isEqualTo(used);
    }

    @Test
    void it_says_when_inodes_are_scarcer() {
        assertThat(new FileSystem("/", 100, 60, 10, 1).byInodes()).isTrue();
        assertThat(new FileSystem("/", 100, 5, 10, 9).byInodes()).isFalse();
        assertThat(new FileSystem("/", 100, 100, 0, 0).byInodes()).isFalse();
    }
}
