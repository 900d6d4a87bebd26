package dev.remediator.worker;

import dev.remediator.alert.Replayed;
import dev.remediator.port.ActuatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several inventories as one: what is listed by name is looked for first; then, where members come
/// and go by themselves, whoever keeps them is asked.
///
/// A name that two of those have is nobody's. One that cannot be asked does not keep another one's
/// nodes from being healed. Safe for use by several threads.
///
/// @param listed those that ask nobody
/// @param living those that ask a cluster or a cloud
public record Inventories(List<Inventory> listed, List<Inventory> living) implements Inventory {

    /// Copies the lists.
    public Inventories {
        listed = List.copyOf(listed);
        living = List.copyOf(living);
    }

    /// What is replayed is nobody's.
    ///
    /// @throws ActuatorException if two have it, or nobody has it and one cannot be asked
    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        if (Replayed.is(kind) || Replayed.is(name)) {
            return Optional.empty();
        }
        for (var inventory : listed) {
            var found = inventory.find(port, kind, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return findLiving(port, kind, name);
    }

    private <T> Optional<T> findLiving(Class<T> port, String kind, String name) {
        var found = new ArrayList<T>();
        var silent = new ArrayList<ActuatorException>();
        for (var inventory : living) {
            try {
                inventory.find(port, kind, name).ifPresent(found::add);
            } catch (ActuatorException e) {
                silent.add(e);
            }
        }
        if (found.size() > 1) {
            throw new ActuatorException(
                    "%s/%s is in %d inventories, so nobody knows which is meant"
                            .formatted(kind, name, found.size()));
        }
        if (found.isEmpty() && !silent.isEmpty()) {
            throw silent.getFirst();
        }
        return found.stream().findFirst();
    }
}
