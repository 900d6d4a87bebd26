package dev.remediator;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Policy;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Book;
import dev.remediator.recording.Session;
import java.util.List;
import java.util.Map;

/// Puts into words what an installation is set to, so that its decisions can be made again from its
/// incident log alone. Names and numbers: no secret, and no address of a service.
final class SessionOf {
    private SessionOf() {}

    /// @param shelf the playbooks and policies, in order
    /// @param policy the guards, with the groups of the inventory
    /// @param aliases what else nodes are called
    /// @param rulebook who is called when
    /// @param calling the channels that call somebody by themselves
    static Session installation(
            Shelf shelf,
            Policy policy,
            Map<String, String> aliases,
            Rulebook rulebook,
            List<String> calling) {
        return new Session(
                Installation.VERSION,
                policy,
                aliases,
                rulebook.channels().entrySet().stream()
                        .map(c -> channel(c.getKey(), c.getValue(), calling))
                        .toList(),
                rulebook.confirming(),
                rulebook.rearming(),
                rulebook.most(),
                playbooks(shelf.book()),
                shelf.policies().stream().map(SessionOf::sheet).toList());
    }

    private static Session.Channel channel(String name, ChannelKind kind, List<String> calling) {
        return new Session.Channel(name, kind.word(), calling.contains(name));
    }

    private static List<Session.Sheet> playbooks(Book book) {
        return book.entries()
                .map(
                        entry ->
                                new Session.Sheet(
                                        entry.name(),
                                        book.type(entry.name()),
                                        entry.plan().sentence(),
                                        entry.code()))
                .toList();
    }

    private static Session.Sheet sheet(EscalationPolicy policy) {
        return new Session.Sheet(
                policy.name(), policy.getClass().getName(), policy.plan().sentence(), "");
    }
}
