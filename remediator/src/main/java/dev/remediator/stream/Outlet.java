package dev.remediator.stream;

import dev.remediator.topic.Topic;

/// Where the engine's messages leave.
enum Outlet {
    OFFERS("offer-remedies", Topic.DISPATCH),
    ANSWERS("answer-workers", Topic.GRANTS),
    INTERNAL("tell-engine", Topic.ENGINE_INTERNAL),
    POSTURE("show-posture", Topic.POSTURE),
    PAGES("page-people", Topic.PAGES),
    LOG("log-decisions", Topic.INCIDENT_LOG),
    DEAD_LETTERS("keep-dead-letters", Topic.DEAD_LETTERS);

    private final String node;
    private final Topic topic;

    Outlet(String node, Topic topic) {
        this.node = node;
        this.topic = topic;
    }

    String node() {
        return node;
    }

    Topic topic() {
        return topic;
    }
}
