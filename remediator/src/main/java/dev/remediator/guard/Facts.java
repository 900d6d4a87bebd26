package dev.remediator.guard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Everything the guards look at. Never changed: each change gives other facts, which share what is
/// the same.
///
/// @param standings resources that are unwell or explain others, by name
/// @param groups the groups, by name
/// @param permits the remedies in flight, by permit
/// @param controls what people have said
/// @param trust how the playbooks have done, by name
/// @param flights how many of the permits count in each group; computed from them
/// @param symptoms which resources explain others; computed from the standings
/// @param calm the groups in which nobody is unwell and no storm rages; computed from the groups
public record Facts(
        PSortedMap<String, Standing> standings,
        PSortedMap<String, GroupState> groups,
        PSortedMap<String, Permit> permits,
        Controls controls,
        PSortedMap<String, Trust> trust,
        HashPMap<String, InFlight> flights,
        Symptoms symptoms,
        TreePSet<String> calm) {

    /// Nothing has happened.
    public static final Facts NONE =
            new Facts(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    Controls.NONE,
                    TreePMap.empty(),
                    HashTreePMap.empty(),
                    Symptoms.NONE,
                    TreePSet.empty());

    /// As they were read from somewhere; copies the maps.
    public static Facts of(
            Map<String, Standing> standings,
            Map<String, GroupState> groups,
            Map<String, Permit> permits,
            Controls controls,
            Map<String, Trust> trust) {
        var facts =
                new Facts(
                        NONE.standings,
                        NONE.groups,
                        NONE.permits,
                        controls,
                        TreePMap.from(trust),
                        NONE.flights,
                        NONE.symptoms,
                        NONE.calm);
        for (var standing : standings.entrySet()) {
            facts = facts.standing(standing.getKey(), standing.getValue());
        }
        for (var group : groups.entrySet()) {
            facts = facts.grouped(group.getKey(), group.getValue());
        }
        for (var permit : permits.entrySet()) {
            facts = facts.granted(permit.getKey(), permit.getValue());
        }
        return facts;
    }

    /// How a group stands.
    public GroupState group(String name) {
        var known = groups.get(name);
        return known == null ? GroupState.QUIET : known;
    }

    /// The remedies in flight in a group.
    public InFlight inFlight(String group) {
        var known = flights.get(group);
        return known == null ? InFlight.NONE : known;
    }

    /// Whether a resource is unwell.
    public boolean unwell(String resource) {
        var standing = standings.get(resource);
        return standing != null && standing.unwell();
    }

    /// The groups in which nothing goes on, and nothing has today.
    public Stream<String> quiet(Instant now) {
        return calm.stream().filter(name -> group(name).quiet(now));
    }

    /// Where one more resource is unwell, or stands otherwise.
    public Facts standing(Standing standing) {
        return standing(standing.resource(), standing);
    }

    private Facts standing(String resource, Standing standing) {
        var next = well(resource);
        return next.with(
                next.standings.plus(resource, standing), next.symptoms.plus(resource, standing));
    }

    /// Where nothing is to be remembered about a resource.
    public Facts well(String resource) {
        var known = standings.get(resource);
        return known == null
                ? this
                : with(standings.minus(resource), symptoms.minus(resource, known));
    }

    private Facts with(PSortedMap<String, Standing> others, Symptoms explain) {
        return new Facts(others, groups, permits, controls, trust, flights, explain, calm);
    }

    /// Where a group stands otherwise.
    public Facts grouped(String name, GroupState state) {
        boolean busy = state.unwell() != 0 || state.storm().rages();
        return new Facts(
                standings,
                groups.plus(name, state),
                permits,
                controls,
                trust,
                flights,
                symptoms,
                busy ? calm.minus(name) : calm.plus(name));
    }

    /// Where a group is forgotten.
    public Facts forgotten(String name) {
        return new Facts(
                standings,
                groups.minus(name),
                permits,
                controls,
                trust,
                flights,
                symptoms,
                calm.minus(name));
    }

    /// Where one more remedy is in flight.
    public Facts granted(Permit permit) {
        return granted(permit.id(), permit);
    }

    private Facts granted(String id, Permit permit) {
        var next = returned(id);
        return next.with(next.permits.plus(id, permit), next.counting(permit, 1));
    }

    /// Where a remedy is not in flight any more.
    public Facts returned(String id) {
        var known = permits.get(id);
        return known == null ? this : with(permits.minus(id), counting(known, -1));
    }

    private HashPMap<String, InFlight> counting(Permit permit, int more) {
        var counts = flights;
        for (var group : permit.groups()) {
            var count = counts.get(group);
            var next = (count == null ? InFlight.NONE : count).changed(permit, more);
            counts = next.all() == 0 ? counts.minus(group) : counts.plus(group, next);
        }
        return counts;
    }

    private Facts with(PSortedMap<String, Permit> others, HashPMap<String, InFlight> counts) {
        return new Facts(standings, groups, others, controls, trust, counts, symptoms, calm);
    }

    /// Where people have said something else.
    public Facts controlled(Controls other) {
        return new Facts(standings, groups, permits, other, trust, flights, symptoms, calm);
    }

    /// Where a playbook has done otherwise.
    public Facts trusting(String playbook, Trust other) {
        return new Facts(
                standings,
                groups,
                permits,
                controls,
                trust.plus(playbook, other),
                flights,
                symptoms,
                calm);
    }

    /// The resources that may explain an alert, if these labels must be the same on both.
    Stream<Standing> explaining(List<String> equal, Map<String, String> labels) {
        return symptoms.explaining(equal, labels).stream().map(this::known);
    }

    private Standing known(String resource) {
        var standing = standings.get(resource);
        return standing == null ? Standing.well(resource) : standing;
    }
}
