package dev.remediator.paging.channel;

import dev.remediator.paging.text.Plain;

/// Says why somebody cannot be reached on a channel, and what to do about it.
final class Unreachable {

    private Unreachable() {}

    /// @param channel the channel's name
    /// @param key what `pager.people` lacks
    /// @param option what the channel lacks, for whoever listens there
    static String at(Message message, String channel, String key, String option) {
        var who = Plain.line(message.to().name(), 100);
        return who.isEmpty()
                ? "the channel %s does not know whom to call; set its option %s, or name a person"
                        .formatted(channel, option)
                : "%s has no %s; add it to pager.people".formatted(who, key);
    }
}
