package dev.remediator.guard;

import dev.remediator.alert.Alert;
import dev.remediator.playbook.Autonomy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an incident wants to do: carry out a remedy, or page people.
///
/// @param permit names this wish and what is granted on it; never used twice
/// @param run names the run, for people who approve it; empty for a page
/// @param resource what would be acted upon
/// @param incident for which incident
/// @param purpose what is wanted
/// @param playbook whose remedy; empty where none answers
/// @param remedy the remedy's name; empty for a page
/// @param destructive whether the remedy destroys something
/// @param alert what it answers
/// @param groups the groups the resource is in
/// @param budgets what the playbook itself sets as limits
/// @param policy who is to be paged about it
/// @param autonomy what the playbook says it may do by itself
/// @param resumes whether the remedy had begun and was halted: it was let go once already
/// @param tilt why this part of the program only observes, if it does
public record Ask(
        String permit,
        String run,
        String resource,
        String incident,
        Purpose purpose,
        String playbook,
        String remedy,
        boolean destructive,
        Alert alert,
        List<String> groups,
        List<Budget> budgets,
        String policy,
        Autonomy autonomy,
        boolean resumes,
        @Nullable Tilt tilt) {

    /// Copies the lists.
    public Ask {
        groups = List.copyOf(groups);
        budgets = List.copyOf(budgets);
    }

    /// What is wanted.
    public enum Purpose {
        /// To carry out a remedy.
        REMEDY,
        /// To page people, because remedies could not help.
        PAGE,
        /// To call people, because the playbook knows nothing else.
        CALL
    }

    /// One limit of one group.
    ///
    /// @param group which group
    /// @param most how many remedies
    /// @param per in which rolling time; none: at once
    public record Budget(String group, int most, @Nullable Duration per) {}
}
