package dev.remediator.actuator.machine;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How full a host's file systems are, as `df` says it.
final class FileSystems {
    /// From the right: a device's name may have blanks in it, and so may a mount.
    private static final Pattern LINE =
            Pattern.compile("(.*\\S)\\s+(\\d+|-)\\s+(\\d+|-)\\s+(-?\\d+|-)\\s+(\\d+%|-)\\s+(/.*)");

    private static final List<String> NOT_ON_A_DISK =
            List.of(
                    "tmpfs",
                    "devtmpfs",
                    "ramfs",
                    "squashfs",
                    "iso9660",
                    "efivarfs",
                    "fuse.snapfuse");

    private final Machine machine;
    private final List<Path> mounts;

    FileSystems(Machine machine, List<Path> mounts) {
        this.machine = machine;
        this.mounts = mounts;
    }

    private record Amount(long all, long left) {}

    List<FileSystem> look() {
        var bytes = amounts("-B1");
        var inodes = amounts("-i");
        return bytes.entrySet().stream()
                .map(
                        each -> {
                            var files = inodes.getOrDefault(each.getKey(), new Amount(0, 0));
                            return new FileSystem(
                                    each.getKey(),
                                    each.getValue().all(),
                                    each.getValue().left(),
                                    files.all(),
                                    files.left());
                        })
                .toList();
    }

    /// What is free on all of them together, in bytes.
    long free() {
        return amounts("-B1").values().stream().mapToLong(Amount::left).sum();
    }

    /// Where nobody has said which, one that cannot be asked does not spoil the others.
    private Map<String, Amount> amounts(String unit) {
        var command = new ArrayList<>(List.of("df", "-P", unit));
        if (mounts.isEmpty()) {
            command.add("-l");
            NOT_ON_A_DISK.forEach(type -> command.addAll(List.of("-x", type)));
        } else {
            command.add("--");
            mounts.forEach(mount -> command.add(mount.toString()));
        }
        var result = machine.look(Machine.QUICK, command);
        var found = parsed(result.out());
        if (found.isEmpty() || (!result.good() && !mounts.isEmpty())) {
            throw machine.refusal(command, result);
        }
        return found;
    }

    private Map<String, Amount> parsed(String text) {
        var found = new LinkedHashMap<String, Amount>();
        for (var line : text.lines().skip(1).toList()) {
            var form = LINE.matcher(line);
            if (!form.matches()) {
                throw new ActuatorException(
                        "'df' on %s said '%s', which cannot be understood"
                                .formatted(machine.where(), Machine.plain(line)));
            }
            found.put(form.group(6), new Amount(number(form.group(2)), number(form.group(4))));
        }
        return found;
    }

    /// Below zero is what root alone may still use.
    private static long number(String text) {
        return text.equals("-") ? 0 : Math.max(0, Long.parseLong(text));
    }
}
