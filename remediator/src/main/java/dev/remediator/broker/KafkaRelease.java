package dev.remediator.broker;

import org.apache.kafka.server.common.MetadataVersion;

/// Which release of Kafka a cluster's features belong to: the brokers do not say it themselves.
public final class KafkaRelease {

    private KafkaRelease() {}

    /// Such as `4.3`; of patches nothing is known.
    ///
    /// @param level the finalized level of the feature `metadata.version`
    public static String of(short level) {
        var newest = MetadataVersion.latestProduction();
        if (level > newest.featureLevel()) {
            return "newer than " + newest.shortVersion();
        }
        return level < MetadataVersion.MINIMUM_VERSION.featureLevel()
                ? "older than " + MetadataVersion.MINIMUM_VERSION.shortVersion()
                : MetadataVersion.fromFeatureLevel(level).shortVersion();
    }
}
