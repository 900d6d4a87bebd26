package dev.remediator.it.guarantee;

import dev.remediator.it.fixture.Diary;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything a remediator has written, read back from a real Kafka, and what its playbooks really
/// did.
///
/// @param decisions the incident log, in the order of time
/// @param answers what the engine told workers, in order
/// @param pages what it told people, in order
/// @param deeds the diary of the test playbooks
public record Evidence(
        List<Decision> decisions, List<Answer> answers, List<Page> pages, List<Diary.Line> deeds) {

    /// Reads it.
    ///
    /// @param kafka the address
    /// @param deeds the diary
    public static Evidence read(String kafka, List<Diary.Line> deeds) throws Unreadable {
        var decisions = new ArrayList<Decision>();
        for (var logged : all(kafka, Topic.INCIDENT_LOG, Wire.LOGGED)) {
            decisions.add(logged.decision());
        }
        decisions.sort(Comparator.comparing(Decision::at));
        return new Evidence(
                decisions,
                all(kafka, Topic.GRANTS, Wire.ANSWER),
                all(kafka, Topic.PAGES, Wire.PAGE),
                deeds);
    }

    private static <T> List<T> all(String kafka, Topic topic, Wire<T> wire) throws Unreadable {
        var found = new ArrayList<T>();
        try (var reader = Topics.reader(kafka, topic)) {
            reader.seekToBeginning(reader.assignment());
            var ends = reader.endOffsets(reader.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (var record : reader.poll(Duration.ofMillis(200))) {
                    if (topic != Topic.INCIDENT_LOG || wire.isIn(record.value())) {
                        found.add(wire.read(record.value()));
                    }
                }
            }
        }
        return found;
    }
}
