package dev.remediator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Dispatch;
import dev.remediator.topic.WantedTopic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicJudgeTest {
    private static final List<WantedTopic> WANTED = WantedTopic.all(4, Dispatch.SHARE);

    private static Map<String, TopicSight> asWanted() {
        var topics = new LinkedHashMap<String, TopicSight>();
        WANTED.forEach(
                t -> {
                    var config = new HashMap<>(t.config());
                    config.put("min.insync.replicas", "2");
                    topics.put(t.name(), new TopicSight(t.partitions(), 3, 3, config, Set.of()));
                });
        return topics;
    }

    private static List<Finding> judge(Map<String, TopicSight> topics) {
        return new TopicJudge(WANTED).judge(topics, 3, true, true);
    }

    @Test
    void topics_as_they_would_be_made_are_fine() {
        assertThat(judge(asWanted()))
                .singleElement()
                .extracting(Finding::grade)
                .isEqualTo(Grade.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "cleanup.policy, compact, FAIL, throws away",
        "retention.ms, 3600000, WARN, keeps records 1 h",
        "max.message.bytes, 1000, WARN, takes records up to 1000 bytes",
        "min.insync.replicas, 4, FAIL, only 3 copies",
        "min.insync.replicas, 3, WARN, one broker that is down stops it",
        "min.insync.replicas, 1, WARN, may be lost with one broker",
    })
    void a_setting_that_differs_for_the_worse_is_found(
            String setting, String value, Grade grade, String said) {
        var topics = asWanted();
        var log = Objects.requireNonNull(topics.get("incident-log"));
        var config = new HashMap<>(log.config());
        config.put(setting, value);
        topics.put("incident-log", new TopicSight(log.partitions(), 3, 3, config, Set.of()));

        assertThat(judge(topics))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.check()).isEqualTo("topic incident-log");
                            assertThat(finding.grade()).isEqualTo(grade);
                            assertThat(finding.seen()).contains(said);
                            assertThat(finding.advice()).isNotEmpty();
                        });
    }

    @ParameterizedTest
    @CsvSource({"retention.ms, -1", "retention.ms, 99999999999999", "max.message.bytes, 99999999"})
    void a_setting_that_differs_for_the_better_is_left_alone(String setting, String value) {
        var topics = asWanted();
        var alerts = Objects.requireNonNull(topics.get("alerts"));
        var config = new HashMap<>(alerts.config());
        config.put(setting, value);
        topics.put("alerts", new TopicSight(alerts.partitions(), 3, 3, config, Set.of()));

        assertThat(judge(topics)).extracting(Finding::grade).containsOnly(Grade.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 3, 3, '', FAIL, equally many partitions",
        "5, 3, 3, '', WARN, kafka.partitions says 4",
        "4, 1, 1, '', FAIL, only 1 copies",
        "4, 3, 1, '', FAIL, 1 copies are in step",
        "4, 3, 3, WRITE, FAIL, we may not WRITE",
    })
    void a_topic_that_is_otherwise_is_found(
            int partitions, int copies, int inSync, String forbidden, Grade grade, String said) {
        var topics = asWanted();
        var config = Objects.requireNonNull(topics.get("alerts")).config();
        var without = forbidden.isEmpty() ? Set.<String>of() : Set.of(forbidden);
        topics.put("alerts", new TopicSight(partitions, copies, inSync, config, without));

        assertThat(judge(topics))
                .anySatisfy(
                        finding -> {
                            assertThat(finding.grade()).isEqualTo(grade);
                            assertThat(finding.seen()).contains(said);
                        });
    }

    @ParameterizedTest
    @CsvSource({"true, OK", "false, FAIL"})
    void what_is_missing_is_made_by_whoever_may(boolean mayCreate, Grade grade) {
        assertThat(new TopicJudge(WANTED).judge(Map.of(), 1, false, mayCreate))
                .extracting(Finding::grade)
                .containsExactly(grade);
    }
}
