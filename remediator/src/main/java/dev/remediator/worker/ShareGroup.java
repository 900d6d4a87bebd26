package dev.remediator.worker;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/// The group all workers share, with the two settings without which it would lose or invent work:
/// by default it begins at the latest offer and reads what was never committed.
public final class ShareGroup {
    static final String NAME = "remediator-workers";

    private ShareGroup() {}

    /// Sets them; to be called before the first offer is written.
    public static void ensure(Admin admin) throws InterruptedException, ExecutionException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, NAME);
        var settings =
                List.of(
                        set("share.auto.offset.reset", "earliest"),
                        set("share.isolation.level", "read_committed"));
        admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
