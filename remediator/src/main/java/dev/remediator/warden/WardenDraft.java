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
import dev.remediator.guard.Storm;
import dev.remediator.guard.Tilt;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// One decision of the warden being made. Lives for one call. Whatever it changes it marks as
/// touched, to be written, and as stale, to be judged again.
final class WardenDraft {
    private static final int MOST_ANSWERED = 50;

    final Instant now;
    private final Policy policy;
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> busy = new TreeSet<>();
    private final SortedSet<String> about = new TreeSet<>();
    private final Map<Kind, SortedSet<String>> touched = new EnumMap<>(Kind.class);
    private final List<Posture.Answered> answered;
    private Facts facts;
    private PSortedMap<String, Wish> queue;
    private PSortedMap<String, Notice> notices;
    private PSortedMap<String, Boolean> members;
    private Line line;
    private Agenda agenda;
    private Pace pace;
    private TreePMap<String, Pace.Span> stale;
    private @Nullable Round round;
    private long asked;
    private boolean freed;

    WardenDraft(WardenState state, Policy policy, Instant now) {
        this.now = now;
        this.policy = policy;
        facts = state.facts();
        queue = state.queue();
        notices = state.notices();
        members = state.members();
        asked = state.asked();
        answered = new ArrayList<>(state.answered());
        boolean known = policy.equals(state.line().policy());
        line = known ? state.line() : Line.of(queue.values(), policy);
        pace = known ? state.pace() : Pace.NONE;
        agenda = known ? state.agenda() : Agenda.NONE;
        stale = pace.stale();
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
        var paced = new Pace(stale, pace.longAt(), pace.cut(), pace.tilt(), pace.turns());
        var next =
                new WardenState(
                        facts, queue, notices, members, asked, answered, line, agenda, paced);
        return new WardenDecided(next, effects, Due.of(next, policy, now), touched);
    }

    /// What the guards see now.
    Facts facts() {
        return facts;
    }

    Line line() {
        return line;
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

    Pace pace() {
        return pace;
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

    /// Those that wait, in the order in which they asked.
    Collection<Wish> waiting() {
        return line.places().values();
    }

    @Nullable Wish waits(String permit) {
        return queue.get(permit);
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

    /// Whatever hangs on this is to be judged again.
    void stale(String key) {
        if (!line.concerns(key)) {
            return;
        }
        if (round == null) {
            stale = stale.plus(key, Pace.Span.ALL);
        } else {
            round.found(key);
        }
    }

    /// What is being judged is to be judged once more next time.
    void again() {
        if (round != null) {
            round.again();
        }
    }

    /// Judges what is stale, in the order of the queue.
    void judge(boolean all, @Nullable Tilt tilt, Consumer<Wish> judge) {
        int most = all ? Integer.MAX_VALUE : pace.most(now);
        var going = new Round(key -> line.places(key), stale, line.due(now));
        round = going;
        going.judge(most, place -> line.places().get(place), judge);
        round = null;
        stale = going.left();
        var longAt = going.judged() > Pace.MANY ? now : pace.longAt();
        pace = new Pace(stale, longAt, going.cut(), tilt, pace.turns());
    }

    void turns(@Nullable Instant next) {
        pace = new Pace(stale, pace.longAt(), pace.cut(), pace.tilt(), next);
    }

    long nextPlace() {
        return ++asked;
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
            stale(Key.parent(resource));
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
                    .ifPresent(values -> stale(Key.explained(rule, values)));
        }
    }

    void group(String name, UnaryOperator<GroupState> change) {
        var before = group(name);
        var after = change.apply(before);
        facts = facts.grouped(name, after);
        touched(Kind.GROUP).add(name);
        looksAt(name);
        if (!before.feelsLike(after)) {
            stale(Key.weather(name));
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
            stale(Key.SPENT);
        }
    }

    /// There is more room in a group, or less.
    private void limits(String group) {
        stale(Key.room(group));
        stale(Key.own(group));
    }

    void wait(Wish wish) {
        var permit = wish.ask().permit();
        var before = queue.get(permit);
        if (wish.equals(before)) {
            return;
        }
        if (before != null && before.place() == wish.place()) {
            line = line.instead(before, wish);
        } else {
            line = (before == null ? line : line.minus(before, policy)).plus(wish, policy);
        }
        queue = queue.plus(permit, wish);
        touched(Kind.WISH).add(permit);
        concerns(before);
        concerns(wish);
    }

    void noLongerWaits(String permit) {
        var before = queue.get(permit);
        if (before != null) {
            line = line.minus(before, policy);
            queue = queue.minus(permit);
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
        stale(Key.ALL);
        turns(Instant.EPOCH);
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

    /// What has ended is forgotten, with a line in the log.
    void forgetSilences() {
        freed = true;
        var still = new ArrayList<Silence>();
        for (var silence : controls().silences()) {
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
        if (still.size() < controls().silences().size()) {
            controls(new Controls(controls().cords(), still, controls().levels()));
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
