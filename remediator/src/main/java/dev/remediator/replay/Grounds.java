package dev.remediator.replay;

import dev.remediator.Callers;
import dev.remediator.Shelf;
import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Rung;
import dev.remediator.recording.Session;
import dev.remediator.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what a replay decides.
///
/// @param shelf the playbooks and escalation policies, as they are now
/// @param policy the guards and the groups
/// @param rulebook who is called when
record Grounds(Shelf shelf, Policy policy, Rulebook rulebook) {
    /// No playbook and no setting: before anything is known.
    static final Grounds NONE =
            new Grounds(
                    new Shelf(Book.of(List.of()), Grounds.class.getClassLoader()),
                    Policy.DEFAULT,
                    Rulebook.printed());

    /// Where the guards, the groups and the pager come from.
    ///
    /// @param shelf the playbooks; none for those that the recording names
    /// @param policy the guards; none for the recorded ones
    /// @param settings instead of what was recorded; none for that
    record Wanted(@Nullable Shelf shelf, @Nullable Policy policy, @Nullable Settings settings) {

        /// As a session of the recording says, as far as nothing else is wanted.
        ///
        /// @param session what the remediator was set to; none if the recording does not say
        Grounds of(@Nullable Session session) {
            var books = shelf == null ? recorded(session) : shelf;
            if (settings != null) {
                var known = books.knowing(settings.aliasesOfNodes());
                return new Grounds(
                        known,
                        policy == null ? settings.policy(known.book().names()) : policy,
                        Callers.rulebook(settings, known));
            }
            var known = session == null ? books : books.knowing(session.aliases());
            var recorded = session == null ? Policy.DEFAULT : session.policy();
            return new Grounds(
                    known,
                    policy == null ? recorded : policy,
                    session == null
                            ? Callers.printed(known.policies())
                            : Callers.rulebook(session, known.policies()));
        }

        private static Shelf recorded(@Nullable Session session) {
            if (session == null || session.playbooks().isEmpty()) {
                return Shelf.load(List.of());
            }
            try {
                return Shelf.named(types(session.playbooks()), types(session.policies()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "%s; the recording names it, so give the jar that has it with --playbooks"
                                .formatted(e.getMessage()),
                        e);
            }
        }

        private static List<String> types(List<Session.Sheet> sheets) {
            return sheets.stream().map(Session.Sheet::type).toList();
        }
    }

    /// Whether a remedy of these playbooks destroys something.
    boolean destroys(String playbook, String remedy) {
        return shelf.book().plan(playbook).stream()
                .flatMap(plan -> plan.rungs().stream())
                .filter(rung -> rung.name().equals(remedy))
                .anyMatch(Rung::destructive);
    }
}
