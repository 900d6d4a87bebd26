package dev.remediator.gameday.nodes;

import dev.remediator.actuator.ProcessFleet;
import dev.remediator.actuator.ProcessFleetSpec;
import dev.remediator.gameday.Signal;
import dev.remediator.gameday.nodes.Evidence.Deed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is broken and mended: three groups of real processes, one of ten nodes and two of five, so
/// that two sick nodes of the large one are no storm yet.
final class OwnFleets implements AutoCloseable {
    static final String LARGE = "web";
    static final String SMALL = "api";
    static final String OTHER = "jobs";
    static final long ROOM = 1 << 20;

    private static final Map<String, Integer> SIZES = sizes();

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Integer> deedsTaken = new HashMap<>();
    private final Keepsakes keepsakes = new Keepsakes();

    private record Group(ProcessFleetSpec spec, ProcessFleet fleet, Path shared) {}

    /// Makes them; starts nothing.
    ///
    /// @param directory nobody else's
    OwnFleets(Path directory) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var one : SIZES.entrySet()) {
                var members = new ArrayList<ProcessFleetSpec.Member>();
                for (int i = 1; i <= one.getValue(); i++) {
                    var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    sockets.add(socket);
                    members.add(
                            new ProcessFleetSpec.Member(
                                    one.getKey() + "-" + i, socket.getLocalPort()));
                }
                var shared = Files.createDirectories(directory.resolve("shared-" + one.getKey()));
                var spec =
                        new ProcessFleetSpec(
                                one.getKey(),
                                directory.resolve(one.getKey()),
                                command(shared),
                                members,
                                new ProcessFleetSpec.Room(ROOM, List.of("*.gz", "*.log.[0-9]")));
                var fleet = new ProcessFleet(spec, InstantSource.system());
                groups.put(one.getKey(), new Group(spec, fleet, shared));
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static Map<String, Integer> sizes() {
        var sizes = new LinkedHashMap<String, Integer>();
        sizes.put(LARGE, 10);
        sizes.put(SMALL, 5);
        sizes.put(OTHER, 5);
        return sizes;
    }

    private static List<String> command(Path shared) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                OwnService.class.getName(),
                "{port}",
                "{node}",
                shared.toString(),
                Long.toString(ROOM));
    }

    /// What the remediator knows of them.
    List<ProcessFleetSpec> specs() {
        return groups.values().stream().map(Group::spec).toList();
    }

    /// The nodes of each group.
    Map<String, List<String>> nodes() {
        var nodes = new LinkedHashMap<String, List<String>>();
        groups.forEach((name, group) -> nodes.put(name, group.fleet().members()));
        return nodes;
    }

    int port(String node) {
        return group(node).spec().members().stream()
                .filter(member -> member.node().equals(node))
                .findFirst()
                .orElseThrow()
                .port();
    }

    ProcessFleet fleet(String node) {
        return group(node).fleet();
    }

    /// The group that a node is of.
    String groupOf(String node) {
        return group(node).spec().name();
    }

    private Group group(String node) {
        return groups.values().stream()
                .filter(group -> group.fleet().members().contains(node))
                .findFirst()
                .orElseThrow();
    }

    /// What was done to nodes by order since this was last asked, the oldest first: nothing is left
    /// out in between.
    List<Deed> takeDeeds() {
        var taken = new ArrayList<Deed>();
        for (var group : groups.entrySet()) {
            for (var node : group.getValue().fleet().members()) {
                var all = group.getValue().fleet().deeds(node);
                all.stream()
                        .skip(deedsTaken.getOrDefault(node, 0))
                        .map(d -> new Deed(group.getKey(), node, d.what(), d.machine(), d.at()))
                        .forEach(taken::add);
                deedsTaken.put(node, all.size());
            }
        }
        taken.sort(Comparator.comparing(Deed::at));
        return taken;
    }

    /// How many bytes a node's machine holds; 0 if it has none.
    long held(String node) throws IOException {
        var home = fleet(node).home(node);
        long all = 0;
        if (home.isPresent() && Files.isDirectory(home.get())) {
            try (var files = Files.newDirectoryStream(home.get())) {
                for (var file : files) {
                    all += file.toFile().length();
                }
            }
        }
        return all;
    }

    void kill(String node) {
        fleet(node).process(node).ifPresent(ProcessHandle::destroyForcibly);
    }

    void hang(String node) throws IOException {
        var process = fleet(node).process(node);
        if (process.isPresent()) {
            Signal.send("STOP", process.get().pid());
        }
    }

    /// Puts a file on a node's machine.
    void put(String node, String file) throws IOException {
        Files.writeString(home(node).resolve(file), "");
    }

    /// Puts a file where all machines of a node's group see it.
    void putForGroup(String node, String file) throws IOException {
        Files.writeString(group(node).shared().resolve(file), "");
    }

    /// Fills what is left of a machine's room.
    void fill(String node, String file) throws IOException {
        Files.write(home(node).resolve(file), new byte[(int) ROOM]);
    }

    /// Puts a file on a node's machine that nobody may touch.
    void keep(String node, String file, int bytes) throws IOException {
        keepsakes.put(home(node).resolve(file), file + " of " + node, "x".repeat(bytes));
    }

    /// What [#keep] put there and is gone or changed.
    List<String> lost() {
        return keepsakes.lost();
    }

    /// Takes away what [#keep] put there.
    void takeKept() throws IOException {
        keepsakes.clear();
    }

    /// Takes away what [#put] put there, if it is still there.
    void take(String node, String file) throws IOException {
        Files.deleteIfExists(home(node).resolve(file));
    }

    private Path home(String node) throws IOException {
        return fleet(node)
                .home(node)
                .orElseThrow(() -> new IOException("node '" + node + "' has no machine"));
    }

    /// Starts every process that does not run.
    void launch() {
        groups.values().forEach(group -> group.fleet().launchAll());
    }

    /// Takes every fault away and starts what does not run: what a person would do who knows what
    /// was done.
    ///
    /// @param broken the nodes that may hang or hold files that make them fail
    void mend(Collection<String> broken) throws IOException {
        for (var group : groups.values()) {
            try (var faults = Files.newDirectoryStream(group.shared())) {
                for (var fault : faults) {
                    Files.delete(fault);
                }
            }
        }
        for (var node : broken) {
            if (fleet(node).home(node).isPresent()) {
                for (var file : List.of(OwnService.CORRUPT, OwnService.BUSY)) {
                    take(node, file);
                }
            }
            var process = fleet(node).process(node);
            if (process.isPresent()) {
                Signal.send("CONT", process.get().pid());
            }
        }
        launch();
    }

    /// Ends every process, and returns when they are gone.
    @Override
    public void close() {
        groups.values().parallelStream().forEach(group -> group.fleet().stopAll());
    }
}
