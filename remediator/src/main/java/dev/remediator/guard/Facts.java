package dev.remediator.guard;

import java.util.Map;
import java.util.stream.Stream;

/// Everything the guards look at.
///
/// @param standings resources that are unwell or explain others, by name
/// @param groups the groups, by name
/// @param permits the remedies in flight, by permit
/// @param controls what people have said
/// @param trust how the playbooks have done, by name
public record Facts(
        Map<String, Standing> standings,
        Map<String, GroupState> groups,
        Map<String, Permit> permits,
        Controls controls,
        Map<String, Trust> trust) {

    /// Nothing has happened.
    public static final Facts NONE =
            new Facts(Map.of(), Map.of(), Map.of(), Controls.NONE, Map.of());

    /// How a group stands.
    public GroupState group(String name) {
        return groups.getOrDefault(name, GroupState.QUIET);
    }

    /// The remedies in flight in a group.
    public Stream<Permit> inFlight(String group) {
        return permits.values().stream().filter(p -> p.groups().contains(group));
    }

    /// Whether a resource is unwell.
    public boolean unwell(String resource) {
        var standing = standings.get(resource);
        return standing != null && standing.unwell();
    }
}
