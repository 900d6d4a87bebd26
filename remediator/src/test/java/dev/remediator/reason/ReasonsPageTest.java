package dev.remediator.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.Golden;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/reasons.md` says what the enum says.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReasonsPageTest {

    /// A part of the list, from its first word on.
    private record Section(String title, Reason first, Reason last) {
        Set<Reason> reasons() {
            return EnumSet.range(first, last);
        }
    }

    private static final Section[] SECTIONS = {
        new Section("What an alert means", Reason.UNMATCHED, Reason.FAULTED),
        new Section("Waiting to see", Reason.HELD_FOR, Reason.CLEARED_WHILE_WAITING),
        new Section(
                "Guards that hold a remedy back, and let it go by themselves",
                Reason.SILENCED,
                Reason.APPROVAL_WANTED),
        new Section("Guards that say no: people are paged", Reason.PROTECTED, Reason.VETOED),
        new Section("Carrying out", Reason.REMEDY_OFFERED, Reason.HEALED),
        new Section("Where automation ends", Reason.LADDER_EXHAUSTED, Reason.CLOSED_BY_PEOPLE),
        new Section("How people are called", Reason.PAGE_CONFIRMING, Reason.PAGE_TEST),
        new Section(
                "What the guards themselves go through", Reason.STORM_BEGAN, Reason.COMMAND_REFUSED)
    };

    @Test
    void the_page_says_what_the_list_says() {
        Golden.assertGolden(Path.of("..", "docs", "reasons.md"), page());
    }

    @Test
    void every_reason_is_in_one_section() {
        var seen = EnumSet.noneOf(Reason.class);
        for (var section : SECTIONS) {
            assertThat(section.reasons()).as(section.title()).noneMatch(seen::contains);
            seen.addAll(section.reasons());
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(Reason.class));
    }

    @ParameterizedTest
    @EnumSource
    void what_can_be_done_is_a_sentence(Reason reason) {
        assertThat(reason.advice()).matches("[A-Zr].*[.]").doesNotContain("\n", "|");
        assertThat(reason.sentence()).doesNotContain("\n", "|").doesNotEndWith(".");
    }

    private static String page() {
        var page =
                new StringBuilder(
                        """
                        # Reasons

                        Why something was decided: the closed list. The same word is in the incident log, in the
                        label `reason` of `remediator_decisions_total`, in the API and on the console. This page is
                        made from the list in the code; a test holds the two together.
                        """);
        for (var section : SECTIONS) {
            page.append("\n## ").append(section.title()).append("\n\n");
            page.append("| word | what it means | what you can do |\n|---|---|---|\n");
            for (var reason : section.reasons()) {
                page.append(
                        "| `%s` | %s | %s |%n"
                                .formatted(reason.word(), reason.sentence(), reason.advice()));
            }
        }
        return page.toString();
    }
}
