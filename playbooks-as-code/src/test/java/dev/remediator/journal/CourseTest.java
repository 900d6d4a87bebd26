package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What two branches that decide at the same time may not decide both.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CourseTest {
    private final Course course = new Course(false);

    @Test
    void a_run_that_was_broken_off_intends_no_deed() {
        assertThatThrownBy(() -> course.breakOff("the alert has cleared"))
                .isInstanceOf(Stopped.class);
        assertThatThrownBy(course::intends)
                .isInstanceOf(Stopped.class)
                .hasMessage("the alert has cleared");
        assertThat(course.pastReturn()).isFalse();
    }

    @Test
    void a_run_that_intends_a_deed_is_not_broken_off() {
        course.intends();
        course.breakOff("the alert has cleared");
        course.throwIfOver(true);
        assertThat(course.pastReturn()).isTrue();
    }

    @Test
    void the_first_word_about_its_end_counts() {
        course.over(new RunTaken("first"));
        course.over(new RunTaken("second"));
        assertThatThrownBy(() -> course.throwIfOver(true)).hasMessage("first");
    }

    @Test
    void a_run_that_is_lost_ends_at_once_and_one_that_is_undone_when_all_is_known() {
        course.over(new Stopped(Outcome.VETOED, "no"));
        course.throwIfOver(false);
        assertThatThrownBy(() -> course.throwIfOver(true)).hasMessage("no");
        var lost = new Course(false);
        lost.over(new RunTaken("lost"));
        assertThatThrownBy(() -> lost.throwIfOver(false)).hasMessage("lost");
    }

    @Test
    void undoing_is_not_stopped_by_what_it_is_done_for() {
        course.over(new Stopped(Outcome.VETOED, "no"));
        course.undoes();
        course.throwIfOver(true);
        assertThat(course.undoing()).isTrue();
    }
}
