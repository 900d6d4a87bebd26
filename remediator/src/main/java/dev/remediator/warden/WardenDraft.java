package dev.remediator.warden;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Ask;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Facts;
import dev.remediator.guard.GroupState;
import dev.remediator.guard.Permit;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One decision of the warden being made. Lives for one call. Maps are copied only when they
/// change.
final class WardenDraft {
    private static final int MOST_ANSWERED = 50;

    final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();
    private final Patch<Standing> standings;
    private final Patch<GroupState> groups;
    private final Patch<Permit> permits;
    private final Patch<Trust> trust;
    private final Patch<Wish> queue;
    private final Patch<Notice> notices;
    private final Patch<Boolean> members;
    private Controls controls;
    private final List<Posture.Answered> answered;
    private long asked;
    private boolean freed;

    WardenDraft(WardenState state, Instant now) {
        this.now = now;
        var facts = state.facts();
        standings = new Patch<>(facts.standings());
        groups = new Patch<>(facts.groups());
        permits = new Patch<>(facts.permits());
        trust = new Patch<>(facts.trust());
        controls = facts.controls();
        queue = new Patch<>(state.queue());
        notices = new Patch<>(state.notices());
        members = new Patch<>(state.members());
        asked = state.asked();
        answered = new ArrayList<>(state.answered());
    }

    WardenDecided decided(Policy policy) {
        var next =
                new WardenState(
                        facts(), queue.now(), notices.now(), members.now(), asked, answered);
        return new WardenDecided(next, effects, Due.of(next, policy));
    }

    /// What the guards see now.
    Facts facts() {
        return new Facts(standings.now(), groups.now(), permits.now(), controls, trust.now());
    }

    @Nullable Standing standing(String resource) {
        return standings.get(resource);
    }

    List<String> groups() {
        return groups.keys();
    }

    GroupState group(String name) {
        var state = groups.get(name);
        return state == null ? GroupState.QUIET : state;
    }

    List<Permit> permits() {
        return permits.values();
    }

    Controls controls() {
        return controls;
    }

    Trust trust(String playbook) {
        var known = trust.get(playbook);
        return known == null ? Trust.NONE : known;
    }

    /// Those that wait, in the order in which they asked.
    List<Wish> waiting() {
        var all = queue.values();
        all.sort(Comparator.comparingLong(Wish::place));
        return all;
    }

    @Nullable Wish waits(String permit) {
        return queue.get(permit);
    }

    List<Notice> notices() {
        return notices.values();
    }

    boolean noticed(String key) {
        return notices.get(key) != null;
    }

    /// Whether something has happened that may let go what waits.
    boolean freed() {
        return freed;
    }

    void mayFree() {
        freed = true;
    }

    long nextPlace() {
        return ++asked;
    }

    void stands(Standing standing) {
        if (standing.nothing()) {
            standings.remove(standing.resource());
        } else {
            standings.put(standing.resource(), standing);
        }
        freed = true;
    }

    void group(String name, UnaryOperator<GroupState> change) {
        groups.put(name, change.apply(group(name)));
        touched.add(name);
    }

    /// The groups something has happened in.
    Set<String> touched() {
        return touched;
    }

    /// How large a group is at least, where nobody has said.
    void knows(String group, String member) {
        var key = members(group) + member;
        if (members.get(key) == null) {
            members.put(key, true);
            group(group, GroupState::knowingOneMore);
        }
    }

    void forgets(String group) {
        groups.remove(group);
        members.keys().stream().filter(k -> k.startsWith(members(group))).forEach(members::remove);
    }

    /// Labels are hostile: no group's prefix may be another's.
    private static String members(String group) {
        return group.length() + ":" + group + " ";
    }

    void grant(Permit permit) {
        permits.put(permit.id(), permit);
    }

    void giveBack(String permit) {
        if (permits.get(permit) != null) {
            permits.remove(permit);
            freed = true;
        }
    }

    void wait(Wish wish) {
        queue.put(wish.ask().permit(), wish);
    }

    void noLongerWaits(String permit) {
        queue.remove(permit);
    }

    /// Counts for the playbook whose remedy was asked for, unless the incident is replayed.
    void trust(Ask ask, UnaryOperator<Trust> change) {
        if (!Replayed.is(ask.resource())) {
            trust(ask.playbook(), change);
        }
    }

    void trust(String playbook, UnaryOperator<Trust> change) {
        trust.put(playbook, change.apply(trust(playbook)));
    }

    void controls(Controls next) {
        controls = next;
        freed = true;
    }

    void notice(Notice notice) {
        notices.put(notice.key(), notice);
    }

    void noLongerNoticed(Notice notice) {
        notices.remove(notice.key());
    }

    /// Whoever sent the command looks for this.
    void answer(String command, String refused) {
        answered.add(new Posture.Answered(command, refused));
        if (answered.size() > MOST_ANSWERED) {
            answered.removeFirst();
        }
    }

    /// What has ended is forgotten, with a line in the log.
    void forgetSilences() {
        freed = true;
        var still = new ArrayList<Silence>();
        for (var silence : controls.silences()) {
            if (silence.until().isAfter(now)) {
                still.add(silence);
            } else {
                log(
                        Decision.CONTROL,
                        silence.id(),
                        Reason.SILENCE_ENDED,
                        State.CLEARED,
                        "",
                        silence.sentence(),
                        true);
            }
        }
        if (still.size() < controls.silences().size()) {
            controls(new Controls(controls.cords(), still, controls.levels()));
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
