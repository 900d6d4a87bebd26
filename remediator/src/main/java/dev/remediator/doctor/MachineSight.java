package dev.remediator.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/// The virtual machine and what it was given, as seen from within.
///
/// @param version such as `25.0.4+7`
/// @param feature its major version
/// @param flags what it was started with
/// @param heap the most bytes of heap it may use
/// @param memory the bytes of memory there are, within the container if it is in one
/// @param openFiles how many files it may have open at once; 0 where nobody says
record MachineSight(
        String version, int feature, List<String> flags, long heap, long memory, long openFiles) {
    private static final int NEEDED = 25;
    private static final long MEBI = 1L << 20;
    private static final long LEAST_HEAP = 400 * MEBI;
    private static final long LEAST_FILES = 4096;

    /// Kafka and RocksDB keep their data beside the heap.
    private static final double MOST_OF_THE_MEMORY = 0.75;

    /// Without this, one that has run out of memory stays, neither alive nor dead.
    private static final String ENDS = "-XX:+ExitOnOutOfMemoryError";

    static MachineSight look() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineSight(
                Runtime.version().toString(),
                Runtime.version().feature(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Runtime.getRuntime().maxMemory(),
                system.getTotalMemorySize(),
                system instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : 0);
    }

    List<Finding> judgeJava() {
        if (feature < NEEDED) {
            return List.of(
                    Finding.fail(
                            "java",
                            "this is Java %s, but %d is needed".formatted(version, NEEDED),
                            "install a JDK %d and point JAVA_HOME at it".formatted(NEEDED)));
        }
        return List.of(
                flags.contains(ENDS)
                        ? Finding.ok("java", "Java %s with the usual flags".formatted(version))
                        : Finding.warn(
                                "java",
                                "Java %s was started without %s".formatted(version, ENDS),
                                "start it with bin/remediator, or with the flags that stand there"));
    }

    Finding judgeMemory() {
        var seen = "the heap may grow to %d MiB of %d MiB".formatted(heap / MEBI, memory / MEBI);
        if (heap > memory * MOST_OF_THE_MEMORY) {
            return Finding.fail(
                    "memory",
                    seen + ", which leaves too little for what Kafka and RocksDB keep beside it",
                    "give the machine or the container more memory, or the heap less with"
                            + " REMEDIATOR_JAVA_OPTS=-Xmx%dm".formatted(memory / MEBI / 2));
        }
        return heap < LEAST_HEAP
                ? Finding.warn(
                        "memory",
                        seen,
                        "give it at least %d MiB with REMEDIATOR_JAVA_OPTS=-Xmx512m"
                                .formatted(LEAST_HEAP / MEBI))
                : Finding.ok("memory", seen);
    }

    Finding judgeOpenFiles() {
        var seen = "%d files may be open at once".formatted(openFiles);
        return openFiles > 0 && openFiles < LEAST_FILES
                ? Finding.warn(
                        "open files",
                        seen,
                        "raise it to %d: ulimit -n, or LimitNOFILE= of its systemd unit"
                                .formatted(16 * LEAST_FILES))
                : Finding.ok("open files", openFiles == 0 ? "nobody says how many" : seen);
    }
}
