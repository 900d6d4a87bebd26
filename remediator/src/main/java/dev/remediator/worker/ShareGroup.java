package dev.remediator.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/// The group all workers share, with the two settings without which it would lose or invent work:
/// by default it begins at the latest offer and reads what was never committed.
public final class ShareGroup {
    static final String NAME = "remediator-workers";

    private static final String FEATURE = "share.version";
    private static final String MISSING =
            "this Kafka has no share groups, because it is older than 4.2 or they are switched off there; set workers.dispatch to group";

    private ShareGroup() {}

    /// Returns if there are share groups; to be asked first, because where they are switched off
    /// their settings are taken all the same.
    ///
    /// @throws IllegalStateException in one sentence, if there are none
    public static void demand(Admin admin) throws InterruptedException, ExecutionException {
        var level =
                admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(FEATURE);
        if (level == null || level.maxVersionLevel() < 1) {
            throw new IllegalStateException(MISSING);
        }
    }

    /// Sets them; to be called before the first offer is written.
    public static void ensure(Admin admin) throws InterruptedException, ExecutionException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, NAME);
        var settings =
                List.of(
                        set("share.auto.offset.reset", "earliest"),
                        set("share.isolation.level", "read_committed"));
        admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
    }

    /// Returns when so many workers are in the group and have been given something to read.
    ///
    /// @throws IllegalStateException in one sentence, if they do not come in time
    public static void await(Admin admin, int many, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (members(admin) < many) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        many + " workers did not come within " + atMost.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static long members(Admin admin) throws InterruptedException {
        try {
            return admin.describeShareGroups(List.of(NAME)).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
