package dev.remediator.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A topic as it would be made here, to be compared with the one that is there.
///
/// @param name its name
/// @param partitions how many partitions; those keyed by resource keep for life what they once had
/// @param byResource whether it is keyed by resource: all of these must have equally many
/// @param config its settings
public record WantedTopic(
        String name, int partitions, boolean byResource, Map<String, String> config) {

    /// Copies the settings.
    public WantedTopic {
        config = Map.copyOf(config);
    }

    /// All there are.
    ///
    /// @param partitions how many those keyed by resource would get
    /// @param dispatch how offers reach workers
    public static List<WantedTopic> all(int partitions, Dispatch dispatch) {
        return Arrays.stream(Topic.values())
                .map(
                        topic ->
                                new WantedTopic(
                                        topic.topicName(),
                                        topic.partitions(partitions, dispatch),
                                        topic.isByResource(),
                                        topic.config()))
                .toList();
    }
}
