package dev.remediator.warden;

import java.util.Map;

/// The maps of which the warden's state is made.
public enum Kind {
    /// How resources stand, by resource.
    STANDING("standing"),
    /// The groups, by name.
    GROUP("group"),
    /// The remedies in flight, by permit.
    PERMIT("permit"),
    /// How playbooks have done, by name.
    TRUST("trust"),
    /// What waits, by permit.
    WISH("wish"),
    /// What people are told, by reason and scope.
    NOTICE("notice"),
    /// The members of every group.
    MEMBER("member");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /// As it is stored.
    public String word() {
        return word;
    }

    /// What a state has of this kind.
    public Map<String, ?> of(WardenState state) {
        return switch (this) {
            case STANDING -> state.facts().standings();
            case GROUP -> state.facts().groups();
            case PERMIT -> state.facts().permits();
            case TRUST -> state.facts().trust();
            case WISH -> state.queue();
            case NOTICE -> state.notices();
            case MEMBER -> state.members();
        };
    }
}
