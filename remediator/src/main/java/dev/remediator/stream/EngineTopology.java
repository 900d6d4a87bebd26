package dev.remediator.stream;

import dev.remediator.topic.Topic;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The whole flow on one page: alerts and reports in, one processor that decides, messages out.
/// Everything about a resource meets in one partition, one task, one transaction; so does
/// everything about a page, in a second flow.
///
/// `topology.txt` among the tests is the golden copy of this. Changing it is a decision: state can
/// be stranded in renamed stores.
public final class EngineTopology {
    static final String DECIDE = "decide";
    static final String CORE = "core";
    static final String TIMERS = "timers";
    static final String CALL = "call-people";
    static final String ESCALATION = "escalation";
    static final String ESCALATION_TIMERS = "escalation-timers";

    private static final Serializer<String> KEY = Serdes.String().serializer();
    private static final Deserializer<String> KEY_IN = Serdes.String().deserializer();
    private static final Serializer<byte[]> VALUE = Serdes.ByteArray().serializer();
    private static final Deserializer<byte[]> VALUE_IN = Serdes.ByteArray().deserializer();

    private EngineTopology() {}

    /// Builds it, where nobody asks how late it is.
    ///
    /// @param deciders who decides
    /// @param lease how long silent workers keep their runs
    public static Topology build(Deciders deciders, Lease lease) {
        return build(deciders, lease, _ -> {});
    }

    /// Builds it.
    ///
    /// @param deciders who decides
    /// @param lease how long silent workers keep their runs
    /// @param lateness hears how late what was due was looked at
    public static Topology build(Deciders deciders, Lease lease, Consumer<Duration> lateness) {
        var topology = new Topology();
        source(topology, "receive-alerts", Topic.ALERTS);
        source(topology, "receive-reports", Topic.REPORTS);
        source(topology, "receive-internal", Topic.ENGINE_INTERNAL);
        topology.addProcessor(
                DECIDE,
                () -> new EngineProcessor(deciders, lease, lateness),
                "receive-alerts",
                "receive-reports",
                "receive-internal");
        topology.addStateStore(store(CORE), DECIDE);
        topology.addStateStore(store(TIMERS), DECIDE);
        for (var outlet : Outlet.values()) {
            topology.addSink(
                    outlet.node(),
                    outlet.topic().topicName(),
                    KEY,
                    VALUE,
                    outlet == Outlet.OFFERS ? new InTurn() : null,
                    DECIDE);
        }
        escalation(topology, deciders, lateness);
        return topology;
    }

    /// Who is called when: a flow of its own, joined to the first by the topic `pages`.
    private static void escalation(
            Topology topology, Deciders deciders, Consumer<Duration> lateness) {
        source(topology, "receive-pages", Topic.PAGES);
        source(topology, "receive-page-reports", Topic.PAGE_REPORTS);
        topology.addProcessor(
                CALL,
                () -> new EscalationProcessor(deciders.people(), lateness),
                "receive-pages",
                "receive-page-reports");
        topology.addStateStore(store(ESCALATION), CALL);
        topology.addStateStore(store(ESCALATION_TIMERS), CALL);
        for (var exit : Exit.values()) {
            topology.addSink(
                    exit.node(),
                    exit.topic().topicName(),
                    KEY,
                    VALUE,
                    exit == Exit.NOTIFICATIONS ? new Lanes(deciders.people().rulebook()) : null,
                    CALL);
        }
    }

    private static void source(Topology topology, String name, Topic topic) {
        topology.addSource(name, KEY_IN, VALUE_IN, topic.topicName());
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
