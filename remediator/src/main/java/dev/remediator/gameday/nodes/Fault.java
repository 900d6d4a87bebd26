package dev.remediator.gameday.nodes;

import java.io.IOException;
import java.util.List;

/// What can be wrong with a node. Mending is the same for all: [OwnFleets#mend].
enum Fault {
    /// Its process is gone, as after a crash.
    KILLED("killed", Fate.RESTARTED) {
        @Override
        void strike(OwnFleets fleets, String node) {
            fleets.kill(node);
        }
    },
    /// Its process is there and does nothing.
    HUNG("hung", Fate.RESTARTED) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.hang(node);
        }
    },
    /// It answers, and nothing works until it is started anew.
    GREY("failing", Fate.RESTARTED) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.put(node, OwnService.WEDGE);
        }
    },
    /// What is broken is on its machine, and stays there.
    CRASH_LOOP("crash-looping", Fate.REPLACED) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.put(node, OwnService.CORRUPT);
            fleets.kill(node);
        }
    },
    /// Its disk is full of old logs, with other files beside them.
    DISK_FULL("full of old logs", Fate.CLEANED) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            for (var file : List.of("orders.db", "notes.txt", "access.log")) {
                fleets.keep(node, file, 1000);
            }
            fleets.fill(node, "access.log.1");
        }
    },
    /// Its disk is full of what nobody may throw away.
    DISK_STUFFED("full of data", Fate.PAGED) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.keep(node, "orders.db", (int) OwnFleets.ROOM);
        }
    },
    /// It comes and goes; who waits a moment sees it come.
    FLAPPING("flapping", Fate.LEFT_ALONE) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.put(node, OwnService.BUSY);
        }

        @Override
        int blips() {
            return 4;
        }
    },
    /// Nothing is wrong with it, whatever monitoring says.
    FALSE_ALARM("well, but said to be down", Fate.DOUBTED) {
        @Override
        void strike(OwnFleets fleets, String node) {}

        @Override
        boolean pretended() {
            return true;
        }
    },
    /// It never comes back, on whatever machine.
    BEYOND_REPAIR("beyond repair", Fate.REPLACED_IN_VAIN) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.putForGroup(node, node);
            fleets.kill(node);
        }
    },
    /// What all of its group need is away, and so none of them starts.
    OUTAGE("down with its group", Fate.STORM) {
        @Override
        void strike(OwnFleets fleets, String node) throws IOException {
            fleets.putForGroup(node, OwnService.OUTAGE);
            fleets.kill(node);
        }
    };

    private final String words;
    private final Fate fate;

    Fault(String words, Fate fate) {
        this.words = words;
        this.fate = fate;
    }

    String words() {
        return words;
    }

    /// What must become of it.
    Fate fate() {
        return fate;
    }

    /// Puts it on a node.
    abstract void strike(OwnFleets fleets, String node) throws IOException;

    /// How often it comes and goes by itself; 0 if it stays.
    int blips() {
        return 0;
    }

    /// Whether only monitoring says so.
    boolean pretended() {
        return false;
    }
}
