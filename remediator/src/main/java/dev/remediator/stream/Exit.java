package dev.remediator.stream;

import dev.remediator.topic.Topic;

/// Where messages about pages leave. They are nodes of their own: a node with two parents would
/// make one flow of two.
enum Exit {
    NOTIFICATIONS("notify", Topic.NOTIFICATIONS),
    INTERNAL("tell-engine-of-people", Topic.ENGINE_INTERNAL),
    LOG("log-calls", Topic.INCIDENT_LOG),
    DEAD_LETTERS("keep-dead-letters-of-pages", Topic.DEAD_LETTERS);

    private final String node;
    private final Topic topic;

    Exit(String node, Topic topic) {
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
