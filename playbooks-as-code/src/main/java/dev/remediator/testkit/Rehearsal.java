package dev.remediator.testkit;

import dev.remediator.failover.Terms;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Values;
import dev.remediator.playbook.Playbook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A playbook's rehearsal: it is carried out by the executor that workers use, on fakes, in virtual
/// time, on workers that may be killed. A test gets one as its parameter:
///
/// ```java
/// @CrashMatrix
/// void a_dead_node_is_restarted_once(Rehearsal rehearsal) {
///     var node = rehearsal.node("web-1");
///     node.breaks();
///     var played = rehearsal.of(new HealNode()).on(node).remedy("restart the service");
///     assertThat(played.ending().outcome()).isEqualTo(Outcome.SUCCEEDED);
/// }
/// ```
///
/// For one test and one thread.
public final class Rehearsal {
    /// So long the world may go on after the last remedy, before it is compared.
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final VirtualTime time = new VirtualTime();
    private final Values values = new MemoryValues();
    private final List<Supplier<?>> states = new ArrayList<>();
    private final List<FakeTenure> tenures = new ArrayList<>();
    private final List<Played> played = new ArrayList<>();
    private final Deaths deaths;
    private final String name;
    private Fakes fakes = Fakes.standard();
    private @Nullable Halting halting;

    private record Halting(Duration after, Halt.Way way, String why) {}

    /// Without a crash.
    public Rehearsal() {
        this(Deaths.Plan.NONE);
    }

    Rehearsal(Deaths.Plan plan) {
        this.name = plan.sentence();
        this.deaths = new Deaths(plan.numbers());
    }

    /// The time it all happens in. It begins at [VirtualTime#START].
    public VirtualTime time() {
        return time;
    }

    /// A healthy node, the only one of its fleet.
    public FakeNode node(String node) {
        return watched(FakeNode.of(time, node));
    }

    /// A healthy fleet with these nodes.
    public FakeFleet fleet(String fleet, String... nodes) {
        return watched(new FakeFleet(time, fleet, nodes));
    }

    /// A healthy deployment, called `namespace/name`.
    public FakeDeployment deployment(String name) {
        return watched(FakeDeployment.of(time, name));
    }

    /// A healthy database cluster: `n1`, `n2` and `n3` behind two proxies.
    public FakeDatabaseCluster database(String name) {
        return watched(FakeDatabaseCluster.of(time, name));
    }

    /// A healthy database cluster with these members and proxies.
    public FakeDatabaseCluster database(
            String name, Terms terms, List<String> members, List<String> proxies) {
        return watched(new FakeDatabaseCluster(time, name, terms, members, proxies));
    }

    /// Another port's fake is made this way from now on.
    public Rehearsal with(Class<?> port, Fakes.Maker maker) {
        fakes = fakes.with(port, maker);
        return this;
    }

    /// A healthy target behind any port that has a fake.
    ///
    /// @throws IllegalArgumentException in one sentence, if the port has none
    public Fake fake(Class<?> port, String target) {
        return watched(fakes.make(port, time, target));
    }

    private <F extends Fake> F watched(F fake) {
        states.add(fake::state);
        return fake;
    }

    /// This, too, must be in the end as it is without a crash; it is looked at when the test method
    /// is over. The state of the fakes that were made here is always compared.
    public void endsWith(Supplier<?> state) {
        states.add(state);
    }

    /// So long after a remedy has begun, the engine wants it to stop. A remedy that is given back
    /// is taken up at once by another worker, and no longer halted.
    public Rehearsal haltsAfter(Duration duration, Halt.Way way, String why) {
        halting = new Halting(duration, way, why);
        return this;
    }

    /// Begins the sentence: which playbook is rehearsed.
    public Scene of(Playbook playbook) {
        return new Scene(this, playbook.plan());
    }

    /// Every remedy that was carried out, in order.
    public List<Played> played() {
        return List.copyOf(played);
    }

    /// What becomes of its workers, in a few words.
    @Override
    public String toString() {
        return name;
    }

    FakeTenure newTenure() {
        var tenure = new FakeTenure(time, deaths, token());
        Optional.ofNullable(halting)
                .ifPresent(
                        halt ->
                                tenure.isHaltedAt(
                                        time.instant().plus(halt.after()), halt.way(), halt.why()));
        tenures.add(tenure);
        return tenure;
    }

    /// Whoever comes later is not older than those before.
    private long token() {
        return tenures.isEmpty() ? FakeTenure.FIRST_TOKEN : tenures.getLast().fencingToken();
    }

    String nextRun() {
        return "run-" + tenures.size();
    }

    Played add(Played one) {
        played.add(one);
        return one;
    }

    Values values() {
        return values;
    }

    Deaths deaths() {
        return deaths;
    }

    List<FakeTenure> tenures() {
        return List.copyOf(tenures);
    }

    /// How the world stands when nothing more happens in it.
    List<Object> endState() {
        lets(AFTERWARDS);
        var all = new ArrayList<Object>();
        states.forEach(state -> all.add(state.get()));
        return all;
    }

    /// Lets the time pass.
    void lets(Duration pass) {
        try {
            time.rest(pass);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        }
    }
}
