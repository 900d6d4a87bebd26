package dev.remediator.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much of the heap is in use right after each collection of garbage, from now until it is
/// closed.
final class Collected implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collected.class);
    private static final long MIB = 1 << 20;

    private final AtomicLong most = new AtomicLong();
    private final NotificationListener listener = (notification, _) -> collected(notification);

    private Collected() {}

    static Collected watch() {
        var collected = new Collected();
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(collected.listener, null, null);
            }
        }
        return collected;
    }

    /// The most so far, in MiB; 0 if nothing has been collected.
    long mostMb() {
        return most.get() / MIB;
    }

    private void collected(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data) {
            var info = GarbageCollectionNotificationInfo.from(data).getGcInfo();
            most.accumulateAndGet(used(info.getMemoryUsageAfterGc()), Math::max);
        }
    }

    /// What is not heap is left out.
    private static long used(Map<String, MemoryUsage> pools) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(pool -> pools.get(pool.getName()))
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    @Override
    public void close() {
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(listener);
                } catch (ListenerNotFoundException e) {
                    LOG.debug("{} was not watched", bean.getName(), e);
                }
            }
        }
    }
}
