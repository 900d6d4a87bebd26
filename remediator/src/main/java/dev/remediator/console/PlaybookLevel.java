package dev.remediator.console;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.warden.Posture;

/// How much a playbook may do, and who has said so.
///
/// @param word the level's word: `shadow`, `propose` or `auto`
/// @param meaning what it means
/// @param from who has said so
public record PlaybookLevel(String word, String meaning, String from) {

    /// What was said last counts, then the settings, then what the playbook says of itself.
    static PlaybookLevel of(Book.Entry entry, Posture posture, Policy policy) {
        var said = posture.controls().levels().get(entry.name());
        var set =
                policy.rules().autonomy().stream()
                        .filter(l -> l.playbook().equals(entry.name()))
                        .findFirst();
        var level =
                said != null
                        ? said
                        : set.map(Rules.Level::level).orElse(entry.plan().autonomy().level());
        var meaning =
                switch (level) {
                    case SHADOW -> "only watches";
                    case PROPOSE -> "asks before it acts";
                    case AUTO -> "acts";
                };
        var from =
                said != null
                        ? people(said)
                        : set.isPresent() ? "from the settings" : "from the playbook";
        return new PlaybookLevel(level.word(), meaning, from);
    }

    /// A playbook that fails too often in a row is made to ask, and the posture does not say who
    /// has made it.
    private static String people(Autonomy.Level said) {
        return said == Autonomy.Level.PROPOSE
                ? "said by people, or because it failed too often"
                : "said by people";
    }
}
