package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchTest {

    @Test
    void a_share_group_shares_one_partition_and_a_plain_group_has_one_for_each_of_many_workers() {
        assertThat(Topic.DISPATCH.partitions(4, Dispatch.SHARE)).isEqualTo(1);
        assertThat(Topic.DISPATCH.partitions(4, Dispatch.GROUP)).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void only_offers_are_spread_by_it(Dispatch dispatch) {
        assertThat(Topic.values())
                .filteredOn(topic -> topic != Topic.DISPATCH)
                .allMatch(t -> t.partitions(4, dispatch) == t.partitions(4, Dispatch.SHARE));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_said_of_a_topic_as_it_should_be(Dispatch dispatch) {
        assertThat(dispatch.concern(dispatch.partitions())).isEmpty();
    }

    @Test
    void one_partition_under_a_plain_group_is_said_to_be_for_one_worker_at_a_time() {
        assertThat(Dispatch.GROUP.concern(1).orElseThrow())
                .contains("one partition", "only one worker at a time");
    }

    @Test
    void many_partitions_under_a_share_group_are_said_to_hold_offers_up() {
        assertThat(Dispatch.SHARE.concern(12).orElseThrow())
                .contains("12 partitions", "until its session ends");
    }
}
