package dev.remediator.actuator;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A fleet of processes on this machine, as the settings describe it.
///
/// The command is an argument list, never a line for a shell. In each of its elements `{port}` and
/// `{node}` are replaced by the member's own, `{machine}` by the id of the machine and
/// `{directory}` by the machine's directory, which is also where the process starts. A process
/// inherits the environment of the worker that starts it, and is a member of its process group: put
/// `setsid` first in the command if Ctrl-C at the worker's terminal must not reach it.
///
/// @param name the fleet's name in the inventory
/// @param directory where it keeps what it knows; on a local disk, the same for every worker
/// @param command the program and its arguments
/// @param members its nodes; empty is allowed
/// @param disk how much room each machine has
public record ProcessFleetSpec(
        String name, Path directory, List<String> command, List<Member> members, Room disk) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /// One whose machines have as much room as there is.
    public ProcessFleetSpec(
            String name, Path directory, List<String> command, List<Member> members) {
        this(name, directory, command, members, Room.UNLIMITED);
    }

    /// One node of the fleet.
    ///
    /// @param node its name, up to 63 letters, digits, dots, dashes and underscores
    /// @param port the TCP port it serves on at 127.0.0.1, 1 to 65535
    public record Member(String node, int port) {}

    /// How much a machine's directory may hold, and what may be thrown away there. Nobody keeps a
    /// service to its quota: it is what a disk's size is to a real machine, to be measured against.
    ///
    /// @param quota in bytes, with everything below the directory; 0: none is set, and then nothing
    ///   may be cleaned up either. Default 0
    /// @param clean which files directly in the directory may be removed, in the order in which
    ///   they are tried: patterns of letters, digits, `.`, `_`, `-`, `*`, `?` and `[…]`. What the
    ///   fleet itself keeps there is never removed. Default none
    public record Room(long quota, List<String> clean) {
        /// As much as there is.
        public static final Room UNLIMITED = new Room(0, List.of());

        private static final Pattern CLEANABLE = Pattern.compile("[A-Za-z0-9._*?\\[\\]-]{2,100}");

        /// Refuses a pattern that could mean everything or another directory.
        public Room {
            clean = List.copyOf(clean);
            if (quota < 0) {
                throw new IllegalArgumentException("disk.quota is " + quota + ", below 0");
            }
            for (var pattern : clean) {
                if (!isPattern(pattern)) {
                    throw new IllegalArgumentException(
                            "disk.clean has '" + pattern + "', which is no pattern of file names");
                }
            }
        }

        private static boolean isPattern(String text) {
            try {
                var _ = FileSystems.getDefault().getPathMatcher("glob:" + text);
                return CLEANABLE.matcher(text).matches() && text.matches(".*[A-Za-z0-9].*");
            } catch (PatternSyntaxException e) {
                return false;
            }
        }
    }

    /// Refuses what could not work, with a sentence that names the key and the value.
    public ProcessFleetSpec {
        command = List.copyOf(command);
        members = List.copyOf(members);
        checkName("name", name);
        if (directory.toString().isBlank()) {
            throw new IllegalArgumentException("directory is '', but must name a directory");
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command is [], but it needs at least a program");
        }
        if (command.getFirst().isBlank()) {
            throw new IllegalArgumentException(
                    "command[0] is '" + command.getFirst() + "', but it must name a program");
        }
        checkMembers(members);
    }

    private static void checkMembers(List<Member> members) {
        var nodes = new HashSet<String>();
        Map<Integer, String> ports = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            var key = "members[" + i + "]";
            var member = members.get(i);
            checkName(key + ".node", member.node());
            if (!nodes.add(member.node())) {
                throw new IllegalArgumentException(
                        key + ".node is '" + member.node() + "', which another member is called");
            }
            if (member.port() < 1 || member.port() > 65535) {
                throw new IllegalArgumentException(
                        key + ".port is " + member.port() + ", not between 1 and 65535");
            }
            var holder = ports.put(member.port(), member.node());
            if (holder != null) {
                throw new IllegalArgumentException(
                        key + ".port is " + member.port() + ", which '" + holder + "' has already");
            }
        }
    }

    private static void checkName(String key, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', which does not match " + NAME.pattern());
        }
    }
}
