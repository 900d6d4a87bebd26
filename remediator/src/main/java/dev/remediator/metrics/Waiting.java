package dev.remediator.metrics;

import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topic;
import dev.remediator.worker.WorkerGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Asks Kafka how far each group has read.
///
/// @param admin a connected client
/// @param engine the group of the engines
/// @param dispatch how offers reach workers
/// @param inputs what the engines read
record Waiting(Admin admin, String engine, Dispatch dispatch, List<Topic> inputs) {

    /// How it stands.
    ///
    /// @param lags records that wait, by topic
    /// @param workers members of the workers' group
    /// @param deadLetters where the dead letters end
    record Standing(Map<String, Long> lags, double workers, double deadLetters) {
        static final Standing UNKNOWN = new Standing(Map.of(), Double.NaN, Double.NaN);

        double lag(Topic topic) {
            var lag = lags.get(topic.topicName());
            return lag == null ? Double.NaN : lag;
        }
    }

    Standing now() throws InterruptedException, ExecutionException {
        var asked = new ArrayList<>(inputs);
        asked.addAll(List.of(Topic.DISPATCH, Topic.DEAD_LETTERS));
        var ends = ends(asked);
        var lags = new HashMap<String, Long>();
        var read = committed(engine);
        inputs.forEach(topic -> lags.put(topic.topicName(), behind(of(topic, ends), read)));
        var offers = of(Topic.DISPATCH, ends);
        lags.put(Topic.DISPATCH.topicName(), behindOnOffers(offers));
        long letters =
                of(Topic.DEAD_LETTERS, ends).values().stream().mapToLong(Long::longValue).sum();
        return new Standing(Map.copyOf(lags), workers(), letters);
    }

    private static Map<TopicPartition, Long> of(Topic topic, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(e -> e.getKey().topic().equals(topic.topicName()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long behind(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> read) {
        return ends.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - read.getOrDefault(e.getKey(), 0L)))
                .sum();
    }

    /// An older Kafka does not say how much waits for a share group, only where it has begun.
    private long behindOnOffers(Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        var group = WorkerGroup.of(dispatch);
        if (dispatch == Dispatch.GROUP) {
            return behind(ends, committed(group));
        }
        try {
            var offsets =
                    admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                            .partitionsToOffsetInfo(group)
                            .get();
            long waits = 0;
            for (var end : ends.entrySet()) {
                var info = offsets.get(end.getKey());
                if (info != null) {
                    long since = Math.max(0, end.getValue() - info.startOffset());
                    waits += info.lag().filter(lag -> lag >= 0).orElse(since);
                }
            }
            return waits;
        } catch (ExecutionException e) {
            return nobodyYet(e, ends.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private double workers() throws InterruptedException, ExecutionException {
        try {
            return dispatch == Dispatch.SHARE ? sharing() : consuming();
        } catch (ExecutionException e) {
            return nobodyYet(e, 0);
        }
    }

    private int sharing() throws InterruptedException, ExecutionException {
        var group = List.of(WorkerGroup.of(dispatch));
        return admin.describeShareGroups(group).all().get().values().stream()
                .mapToInt(g -> g.members().size())
                .sum();
    }

    private int consuming() throws InterruptedException, ExecutionException {
        var group = List.of(WorkerGroup.of(dispatch));
        return admin.describeConsumerGroups(group).all().get().values().stream()
                .mapToInt(g -> g.members().size())
                .sum();
    }

    /// A group that nobody has ever joined is none to Kafka.
    private static long nobodyYet(ExecutionException e, long then) throws ExecutionException {
        if (e.getCause() instanceof GroupIdNotFoundException) {
            return then;
        }
        throw e;
    }

    private Map<TopicPartition, Long> committed(String group)
            throws InterruptedException, ExecutionException {
        var read = new HashMap<TopicPartition, Long>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach(
                        (partition, offset) -> {
                            if (offset != null) {
                                read.put(partition, offset.offset());
                            }
                        });
        return read;
    }

    private Map<TopicPartition, Long> ends(Collection<Topic> topics)
            throws InterruptedException, ExecutionException {
        var names = topics.stream().map(Topic::topicName).toList();
        var latest =
                admin.describeTopics(names).allTopicNames().get().values().stream()
                        .flatMap(
                                t ->
                                        t.partitions().stream()
                                                .map(
                                                        p ->
                                                                new TopicPartition(
                                                                        t.name(), p.partition())))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return admin.listOffsets(latest, committed).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }
}
