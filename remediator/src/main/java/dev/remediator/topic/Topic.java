package dev.remediator.topic;

import java.time.Duration;
import java.util.Map;

/// Every topic the remediator uses, with how long it is kept. All carry JSON with a `schema` field.
public enum Topic {
    /// Canonical alerts, keyed by resource. Written at the door only, never in a transaction.
    ALERTS("alerts", Spread.BY_RESOURCE, Duration.ofDays(30)),
    /// What workers report, keyed by resource; never in a transaction.
    REPORTS("reports", Spread.BY_RESOURCE, Duration.ofDays(7)),
    /// What the engine's partitions tell each other: wishes to the warden, its rulings, keyed by
    /// whom they are for. Transactional, therefore not one of the two above.
    ENGINE_INTERNAL("engine-internal", Spread.BY_RESOURCE, Duration.ofDays(7)),
    /// Offers of remedies, to whichever worker is free. One partition, which every worker of the
    /// share group reads: a dead one then holds up nobody but what it had just fetched. With a
    /// plain group, several.
    DISPATCH("dispatch", Spread.BY_WORKER, Duration.ofDays(1)),
    /// The engine's answers, keyed by worker; every worker reads all.
    GRANTS("grants", Spread.ONE, Duration.ofHours(6)),
    /// Pages, keyed by incident.
    PAGES("pages", Spread.ONE, Duration.ofDays(30)),
    /// What is told to whom on which channel. Two partitions: what may be sent again, and what may
    /// not.
    NOTIFICATIONS("notifications", Spread.LANES, Duration.ofDays(30)),
    /// What became of notifications, and what people say about pages, keyed by incident; never in a
    /// transaction.
    PAGE_REPORTS("page-reports", Spread.ONE, Duration.ofDays(30)),
    /// How automation stands, for people: the last record counts.
    POSTURE("posture", Spread.ONE, Duration.ofDays(1)),
    /// Every decision with its reason, keyed by incident. What replay and the history read.
    INCIDENT_LOG("incident-log", Spread.FEW, Duration.ofDays(400)),
    /// What could not be used: the raw bytes, why, and where from.
    DEAD_LETTERS("dead-letters", Spread.ONE, Duration.ofDays(400));

    /// The largest record on any topic, in bytes: a dead letter holds a whole request, in Base64.
    public static final int MAX_RECORD = 32 * 1024 * 1024;

    private final String topicName;
    private final Spread spread;
    private final Duration retention;

    Topic(String topicName, Spread spread, Duration retention) {
        this.topicName = topicName;
        this.spread = spread;
        this.retention = retention;
    }

    /// How many partitions a topic wants.
    enum Spread {
        BY_RESOURCE,
        BY_WORKER,
        FEW,
        LANES,
        ONE
    }

    /// The name in Kafka.
    public String topicName() {
        return topicName;
    }

    boolean isByResource() {
        return spread == Spread.BY_RESOURCE;
    }

    int partitions(int byResource, Dispatch dispatch) {
        return switch (spread) {
            case BY_RESOURCE -> byResource;
            case BY_WORKER -> dispatch.partitions();
            case FEW -> Math.min(4, byResource);
            case LANES -> 2;
            case ONE -> 1;
        };
    }

    Map<String, String> config() {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(retention.toMillis()),
                "max.message.bytes",
                Integer.toString(MAX_RECORD));
    }
}
