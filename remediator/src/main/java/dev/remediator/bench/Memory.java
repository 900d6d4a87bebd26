package dev.remediator.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much memory this process has needed at most.
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB_IN_MIB = 1024;

    private Memory() {}

    static Figure.Memory peak() {
        return new Figure.Memory(heapMb(), rssMb());
    }

    /// The pools' peaks need not have come at the same time, so this is rather too much.
    private static long heapMb() {
        long bytes =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                        .sum();
        return bytes / KIB_IN_MIB / KIB_IN_MIB;
    }

    private static long rssMb() {
        if (Files.notExists(STATUS)) {
            return 0;
        }
        try {
            return highWater(Files.readAllLines(STATUS)) / KIB_IN_MIB;
        } catch (IOException e) {
            return 0;
        }
    }

    /// The most memory ever resident, in KiB, as Linux says it.
    static long highWater(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
