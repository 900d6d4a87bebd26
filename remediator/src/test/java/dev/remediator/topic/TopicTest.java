package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicTest {

    @Test
    void the_topics_are_called_as_documented() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::topicName))
                .containsExactly(
                        "alerts",
                        "reports",
                        "engine-internal",
                        "dispatch",
                        "grants",
                        "pages",
                        "notifications",
                        "page-reports",
                        "posture",
                        "incident-log",
                        "dead-letters");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 24, 1000})
    void alerts_and_reports_of_a_resource_meet_in_one_partition(int partitions) {
        assertThat(Topic.ALERTS.partitions(partitions, Dispatch.SHARE))
                .isEqualTo(partitions)
                .isEqualTo(Topic.REPORTS.partitions(partitions, Dispatch.SHARE))
                .isEqualTo(Topic.ENGINE_INTERNAL.partitions(partitions, Dispatch.SHARE));
    }

    @ParameterizedTest
    @EnumSource
    void every_topic_has_a_partition_and_none_more_than_there_are_resources_for(Topic topic) {
        // What may be sent again and what may not are apart however small the cluster.
        int least = topic == Topic.NOTIFICATIONS ? 2 : 1;
        assertThat(topic.partitions(1, Dispatch.SHARE)).isEqualTo(least);
        assertThat(topic.partitions(24, Dispatch.SHARE)).isBetween(1, 24);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_compacted_away_and_everything_is_kept_for_hours(Topic topic) {
        assertThat(topic.config()).containsEntry("cleanup.policy", "delete");
        assertThat(Long.parseLong(topic.config().getOrDefault("retention.ms", "0")))
                .isGreaterThanOrEqualTo(6 * 3_600_000L);
    }

    @ParameterizedTest
    @EnumSource
    void every_topic_takes_the_largest_record(Topic topic) {
        assertThat(topic.config())
                .containsEntry("max.message.bytes", Integer.toString(Topic.MAX_RECORD));
    }
}
