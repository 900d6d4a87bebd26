package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressBarTest {
    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void rate_and_time_left_stand_on_one_line_that_is_taken_away() {
        var bar = new ProgressBar(new PrintWriter(text), true, nanos::get);
        nanos.set(30_000_000_000L);
        bar.at(0.25, 600_000);
        var drawn = text.toString();
        bar.close();

        assertThat(drawn)
                .startsWith("\r[########-----")
                .contains(" 25 %  600,000 alerts, 20,000/s, 1:30 left")
                .doesNotContain("\n");
        assertThat(text.toString()).endsWith(" \r").doesNotContain("\n");
    }

    @Test
    void it_is_drawn_now_and_then_only() {
        var bar = new ProgressBar(new PrintWriter(text), true, nanos::get);
        nanos.set(300_000_000);
        bar.at(0.1, 1);
        var drawn = text.toString();
        nanos.set(400_000_000);
        bar.at(0.2, 2);

        assertThat(text).hasToString(drawn);
    }

    @Test
    void where_there_is_no_terminal_nothing_is_written() {
        var bar = new ProgressBar(new PrintWriter(text), false, nanos::get);
        nanos.set(30_000_000_000L);
        bar.at(0.25, 600_000);
        bar.close();

        assertThat(text.toString()).isEmpty();
    }
}
