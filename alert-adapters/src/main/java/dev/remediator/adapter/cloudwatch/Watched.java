package dev.remediator.adapter.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an alarm watches.
///
/// @param namespace of its metric, such as `AWS/EC2`; may be empty
/// @param metric its metric, such as `CPUUtilization`; may be empty
/// @param dimensions what the metric is of, by name
/// @param contributor which of the many time series of one query it is about; may be empty
/// @param rule the alarms it is made of; may be empty
record Watched(
        String namespace,
        String metric,
        Map<String, String> dimensions,
        String contributor,
        String rule) {

    /// Which dimension says best what is broken, in this order: from one machine to many.
    private static final List<String> TELLING =
            List.of(
                    "InstanceId",
                    "DBInstanceIdentifier",
                    "DBClusterIdentifier",
                    "LoadBalancer",
                    "LoadBalancerName",
                    "TargetGroup",
                    "QueueName",
                    "FunctionName",
                    "AutoScalingGroupName",
                    "PodName",
                    "ServiceName",
                    "CacheClusterId",
                    "VolumeId",
                    "FileSystemId",
                    "BucketName",
                    "TableName",
                    "StreamName",
                    "TopicName",
                    "NatGatewayId",
                    "host",
                    "ClusterName",
                    "DomainName",
                    "ApiName");

    /// Sorts the dimensions.
    Watched {
        dimensions = new TreeMap<>(dimensions);
    }

    /// The most telling dimension, else the first by name.
    Optional<Map.Entry<String, String>> thing() {
        return TELLING.stream()
                .filter(dimensions::containsKey)
                .findFirst()
                .or(() -> dimensions.keySet().stream().findFirst())
                .map(name -> Map.entry(name, dimensions.getOrDefault(name, "")));
    }
}
