package dev.remediator.actuator.machine;

import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A host's file systems. Only what the settings name is removed; an order that somebody younger
/// has superseded removes nothing.
final class HostDisk implements Disk {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Pattern FREED =
            Pattern.compile("freed ([0-9]+(?:\\.[0-9]+)?)([BKMGTPE]?)");
    private static final String UNITS = "BKMGTPE";

    private final Machine machine;
    private final CleanUpSpec spec;
    private final HostRecord orders;
    private final FileSystems fileSystems;

    HostDisk(Machine machine, CleanUpSpec spec, HostRecord orders) {
        this.machine = machine;
        this.spec = spec;
        this.orders = orders;
        this.fileSystems = new FileSystems(machine, spec.mounts());
    }

    @Override
    public List<FileSystem> usage() {
        return fileSystems.look();
    }

    @Override
    public List<String> measures() {
        return Measure.of(spec).stream().map(Measure::words).toList();
    }

    @Override
    public long clean(String measure) {
        var allowed =
                Measure.of(spec, measure)
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "nobody has said that '%s' may be cleaned up on %s"
                                                        .formatted(
                                                                Machine.plain(measure),
                                                                machine.where())));
        Order.current().ifPresent(orders::unlessOlder);
        return switch (allowed) {
            case JOURNAL -> freed(must("journalctl", "--vacuum-size=" + spec.journal()));
            case LOGS -> new LogFiles(machine, spec.logs()).remove();
            case PACKAGES ->
                    spec.packages().equals("apt")
                            ? difference("apt-get", "clean")
                            : difference("dnf", "clean", "all");
            case IMAGES -> difference("crictl", "rmi", "--prune");
        };
    }

    @Override
    public List<String> suspects() {
        return new OpenFiles(machine).told();
    }

    /// These do not say how much went; the file systems do, less what others wrote meanwhile.
    private long difference(String... command) {
        long before = fileSystems.free();
        var _ = must(command);
        return Math.max(0, fileSystems.free() - before);
    }

    private static long freed(Commands.Result result) {
        return FREED.matcher(result.err() + result.out())
                .results()
                .mapToLong(HostDisk::bytes)
                .sum();
    }

    private static long bytes(MatchResult said) {
        int power = Math.max(0, UNITS.indexOf(said.group(2)));
        return (long) (Double.parseDouble(said.group(1)) * (1L << (10 * power)));
    }

    private Commands.Result must(String... words) {
        var command = List.of(words);
        var result = machine.act(LONG, command);
        if (!result.good()) {
            throw machine.refusal(command, result);
        }
        return result;
    }
}
