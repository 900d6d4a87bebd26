package dev.remediator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.doctor.Reached.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What was seen is judged; nothing is looked at here.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MEBI = 1L << 20;

    @ParameterizedTest
    @CsvSource({
        "25, -XX:+ExitOnOutOfMemoryError, OK",
        "26, -XX:+ExitOnOutOfMemoryError, OK",
        "25, -Xmx1g, WARN",
        "24, -XX:+ExitOnOutOfMemoryError, FAIL",
    })
    void java_is_new_enough_and_ends_when_it_has_no_memory(int feature, String flag, Grade grade) {
        var sight = new MachineSight("v", feature, List.of(flag), 1, 1, 1);

        assertThat(sight.judgeJava()).extracting(Finding::grade).containsExactly(grade);
    }

    @ParameterizedTest
    @CsvSource({"512, 2048, OK", "512, 600, FAIL", "200, 2048, WARN", "1536, 2048, OK"})
    void the_heap_leaves_room_beside_it(long heap, long memory, Grade grade) {
        var sight = new MachineSight("v", 25, List.of(), heap * MEBI, memory * MEBI, 1);

        assertThat(sight.judgeMemory().grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"-1, OK, 5", "0.3, OK, 5", "2, OK, 10", "2.1, WARN, 15", "40, WARN, 30"})
    void a_busy_machine_is_noted_and_waited_for(double load, Grade grade, int seconds) {
        var busy = new Load(load);

        assertThat(busy.judge().grade()).isEqualTo(grade);
        assertThat(busy.stretched(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"65536, OK", "4096, OK", "1024, WARN", "0, OK"})
    void many_files_may_be_open(long files, Grade grade) {
        assertThat(new MachineSight("v", 25, List.of(), 1, 1, files).judgeOpenFiles().grade())
                .isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"9000, 100, OK, OK", "1000, 100, WARN, OK", "100, 2, FAIL, WARN"})
    void a_disk_has_room_and_is_not_slow(long free, long speed, Grade space, Grade fast) {
        var sight = data("me", free * MEBI, speed * MEBI, "", true);

        assertThat(sight.findings())
                .extracting(Finding::check, Finding::grade)
                .contains(tuple("disk", space), tuple("disk speed", fast));
    }

    @Test
    void a_directory_that_takes_nothing_has_failed_whatever_else_it_has() {
        assertThat(data("me", 9000 * MEBI, 0, "No space left on device", false).findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.grade()).isEqualTo(Grade.FAIL);
                            assertThat(finding.seen()).contains("No space left on device");
                            assertThat(finding.advice()).isNotEmpty();
                        });
    }

    @Test
    void a_directory_of_somebody_else_is_noted() {
        assertThat(data("root", 9000 * MEBI, 100 * MEBI, "", false).findings().getFirst())
                .extracting(Finding::grade, Finding::seen)
                .containsExactly(Grade.WARN, "/data belongs to root, and this is me");
    }

    private static DataSight data(
            String owner, long free, long speed, String problem, boolean inUse) {
        var there = Path.of("/data");
        return new DataSight(there, there, owner, "me", free, speed, problem, inUse);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, OK", "PT5S, OK", "PT6S, WARN", "-PT59S, WARN", "-PT61S, FAIL", "P1D, FAIL"})
    void two_clocks_agree_or_not(Duration apart, Grade grade) {
        assertThat(ClockCheck.skew("c", NOW, NOW.plus(apart)).grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"yes, OK", "no, WARN", "-, OK", "maybe, OK"})
    void the_system_says_whether_its_clock_is_set(String said, Grade grade) {
        assertThat(ClockCheck.synchronised(said).grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "-P1D, P90D, OK, holds for 90 days",
        "-P1D, P14D, OK, holds for 14 days",
        "-P1D, P13D, WARN, holds for 13 days",
        "-P9D, -PT1S, FAIL, ended",
        "-P9D, PT0S, FAIL, ended",
        "PT1S, P90D, FAIL, holds only from",
    })
    void a_certificate_holds_for_a_while(Duration from, Duration until, Grade grade, String said) {
        var finding = CertificateCheck.judge("c", "it", NOW.plus(from), NOW.plus(until), NOW);

        assertThat(finding.grade()).isEqualTo(grade);
        assertThat(finding.seen()).contains(said);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void who_does_not_get_there_is_told_what_to_do(Stage stage) {
        var finding = new Reached("h", 1, stage, "why", null, null).judge("c", NOW);

        assertThat(finding.grade()).isEqualTo(stage == Stage.ARRIVED ? Grade.OK : Grade.FAIL);
        assertThat(finding.advice().isEmpty()).isEqualTo(stage == Stage.ARRIVED);
    }

    @ParameterizedTest
    @CsvSource({"200, OK", "503, WARN", "404, FAIL", "500, FAIL"})
    void what_holds_the_port_says_whether_it_is_ready(int status, Grade grade) {
        assertThat(PortCheck.ready(8080, status, "why").grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"unaccounted\":0} | OK", "{\"unaccounted\":2} | FAIL", "{} | OK"})
    void alerts_are_accounted_for(String body, Grade grade) {
        assertThat(PortCheck.accounting(body).grade()).isEqualTo(grade);
    }

    @Test
    void the_largest_lag_counts() {
        var figures =
                "# HELP x\nremediator_lag{p=\"1\"} 3.0\nremediator_lag{p=\"2\"} 2.0E4\nother 9\n";

        assertThat(PortCheck.lag(figures))
                .extracting(Finding::grade, Finding::seen)
                .containsExactly(tuple(Grade.WARN, "it is 20000 records behind"));
        assertThat(PortCheck.lag("remediator_alerts_total 3\n")).isEmpty();
    }
}
