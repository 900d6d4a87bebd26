package dev.remediator.warden;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Ask;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Facts;
import dev.remediator.guard.GroupState;
import dev.remediator.guard.Permit;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Storm;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/// One decision of the warden being made. Lives for one call. Whatever it changes it marks as
/// touched, to be written, and as stale, to be judged again.
final class WardenDraft {
    private static final int MOST_ANSWERED = 50;

    final Instant now;
    final Waiting waiting;
    private final Policy policy;
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> busy = new TreeSet<>();
    private final SortedSet<String> about = new TreeSet<>();
    private final Map<Kind, SortedSet<String>> touched = new EnumMap<>(Kind.class);
    private final List<Posture.Answered> answered;
    private Facts facts;
    private PSortedMap<String, Notice> notices;
    private PSortedMap<String, Boolean> members;
    private Agenda agenda;
    private boolean freed;

    WardenDraft(WardenState state, Policy policy, Instant now) {
        this.now = now;
        this.policy = policy;
        facts = state.facts();
        notices = state.notices();
        members = state.members();
        answered = new ArrayList<>(state.answered());
        boolean known = policy.equals(state.line().policy());
        waiting = new Waiting(state, known, policy, now);
        agenda = known ? state.agenda() : Agenda.NONE;
        if (!known) {
            about.addAll(notices.keySet());
            Notice.storms(notices).forEach(notice -> looksAt(notice.scope()));
        }
    }

    private void looksAt(String group) {
        busy.add(group);
        about.add(Notice.key(Reason.STORM, group));
        var eases = group(group).storm().weather() == Storm.Weather.REGAINING;
        agenda = agenda.easing(group, eases);
    }

    WardenDecided decided() {
        var next = waiting.state(facts, notices, members, answered, agenda);
        return new WardenDecided(next, effects, Due.of(next, policy, now), touched);
    }

    /// What the guards see now.
    Facts facts() {
        return facts;
    }

    Agenda agenda() {
        return agenda;
    }

    /// What people are told, or will be, of which something may have changed.
    SortedSet<String> about() {
        return about;
    }

    /// People are told of it when it is time, or not as long as it passes by itself.
    void planned(Notice notice, boolean passing) {
        agenda = agenda.minus(notice, policy);
        if (notice.told() == null && !passing) {
            agenda = agenda.plus(notice, policy);
        }
    }

    @Nullable Standing standing(String resource) {
        return facts.standings().get(resource);
    }

    GroupState group(String name) {
        return facts.group(name);
    }

    Collection<Permit> permits() {
        return facts.permits().values();
    }

    Controls controls() {
        return facts.controls();
    }

    Trust trust(String playbook) {
        var known = facts.trust().get(playbook);
        return known == null ? Trust.NONE : known;
    }

    /// What people are told, or will be, by its key; as it is now, whatever is changed meanwhile.
    PSortedMap<String, Notice> notices() {
        return notices;
    }

    boolean noticed(String key) {
        return notices.containsKey(key);
    }

    /// What of a kind something may have changed in.
    SortedSet<String> touched(Kind kind) {
        return touched.computeIfAbsent(kind, _ -> new TreeSet<>());
    }

    /// Whether something has happened that may let go what waits.
    boolean freed() {
        return freed;
    }

    void mayFree() {
        freed = true;
    }

    void stands(Standing standing) {
        var resource = standing.resource();
        var before = facts.standings().get(resource);
        if (!standing.nothing()) {
            facts = facts.standing(standing);
        } else if (before != null) {
            facts = facts.well(resource);
        }
        touched(Kind.STANDING).add(resource);
        about.add(Notice.key(Reason.PARENT_UNWELL, resource));
        about.add(Notice.key(Reason.INHIBITED, resource));
        if ((before != null && before.unwell()) != standing.unwell()) {
            waiting.stale(Key.parent(resource));
        }
        var were = before == null ? List.<Standing.Symptom>of() : before.symptoms();
        if (!were.equals(standing.symptoms())) {
            were.forEach(this::explains);
            standing.symptoms().forEach(this::explains);
        }
        freed = true;
    }

    private void explains(Standing.Symptom symptom) {
        var rules = policy.rules().inhibitions();
        for (int i = 0; i < rules.size(); i++) {
            int rule = i;
            rules.get(i)
                    .explaining(symptom)
                    .ifPresent(values -> waiting.stale(Key.explained(rule, values)));
        }
    }

    void group(String name, UnaryOperator<GroupState> change) {
        var before = group(name);
        var after = change.apply(before);
        facts = facts.grouped(name, after);
        touched(Kind.GROUP).add(name);
        looksAt(name);
        if (!before.feelsLike(after)) {
            waiting.stale(Key.weather(name));
        }
    }

    /// The groups something has happened in.
    Set<String> busy() {
        return busy;
    }

    /// How large a group is at least, where nobody has said.
    void knows(String group, String member) {
        var key = members(group) + member;
        if (!members.containsKey(key)) {
            members = members.plus(key, true);
            touched(Kind.MEMBER).add(key);
            group(group, GroupState::knowingOneMore);
        }
    }

    void forgets(String group) {
        facts = facts.forgotten(group);
        touched(Kind.GROUP).add(group);
        looksAt(group);
        limits(group);
        var prefix = members(group);
        for (var key : members.tailMap(prefix).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            members = members.minus(key);
            touched(Kind.MEMBER).add(key);
        }
    }

    /// Labels are hostile: no group's prefix may be another's.
    private static String members(String group) {
        return group.length() + ":" + group + " ";
    }

    void grant(Permit permit) {
        facts = facts.granted(permit);
        counts(permit);
    }

    void giveBack(String permit) {
        var known = facts.permits().get(permit);
        if (known != null) {
            facts = facts.returned(permit);
            counts(known);
            freed = true;
        }
    }

    private void counts(Permit permit) {
        touched(Kind.PERMIT).add(permit.id());
        permit.groups().forEach(this::limits);
        if (permit.destructive()) {
            waiting.stale(Key.SPENT);
        }
    }

    /// There is more room in a group, or less.
    private void limits(String group) {
        waiting.stale(Key.room(group));
        waiting.stale(Key.own(group));
    }

    void wait(Wish wish) {
        var permit = wish.ask().permit();
        var before = waiting.of(permit);
        if (!wish.equals(before)) {
            waiting.put(wish);
            touched(Kind.WISH).add(permit);
            concerns(before);
            concerns(wish);
        }
    }

    void noLongerWaits(String permit) {
        var before = waiting.of(permit);
        if (before != null) {
            waiting.remove(before);
            touched(Kind.WISH).add(permit);
            concerns(before);
        }
    }

    private void concerns(@Nullable Wish wish) {
        var reason = wish == null ? null : wish.heldBy();
        if (wish != null && reason != null) {
            about.add(Notice.key(reason, wish.scope()));
        }
    }

    /// Counts for the playbook whose remedy was asked for, unless the incident is replayed.
    void trust(Ask ask, UnaryOperator<Trust> change) {
        if (!Replayed.is(ask.resource())) {
            trust(ask.playbook(), change);
        }
    }

    void trust(String playbook, UnaryOperator<Trust> change) {
        facts = facts.trusting(playbook, change.apply(trust(playbook)));
        touched(Kind.TRUST).add(playbook);
    }

    void controls(Controls next) {
        facts = facts.controlled(next);
        waiting.stale(Key.ALL);
        waiting.turns(Instant.EPOCH);
        freed = true;
    }

    void notice(Notice notice) {
        agenda = agenda.minus(notices.get(notice.key()), policy);
        notices = notices.plus(notice.key(), notice);
        about.add(notice.key());
        touched(Kind.NOTICE).add(notice.key());
    }

    void noLongerNoticed(Notice notice) {
        agenda = agenda.minus(notice, policy);
        notices = notices.minus(notice.key());
        touched(Kind.NOTICE).add(notice.key());
    }

    /// Whoever sent the command looks for this.
    void answer(String command, String refused) {
        answered.add(new Posture.Answered(command, refused));
        if (answered.size() > MOST_ANSWERED) {
            answered.removeFirst();
        }
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void log(
            String incident,
            String resource,
            Reason reason,
            State state,
            String alert,
            String facts,
            boolean closes) {
        effects.add(
                new Effect.Log(
                        new Decision(
                                incident, resource, now, reason, state, "", alert, null, null, null,
                                facts, false, closes)));
    }
}
