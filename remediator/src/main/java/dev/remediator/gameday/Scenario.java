package dev.remediator.gameday;

import java.io.IOException;
import java.sql.SQLException;

/// What is broken in a run: how, and what must become of it. Mending is the same for all of them:
/// [Ground#mend].
public enum Scenario {
    /// Its host loses power.
    PRIMARY_KILLED("the primary is killed", Outcome.FAILED_OVER) {
        @Override
        void breaks(Ground ground, String primary) {
            ground.own().killHard(primary);
        }
    },
    /// It hangs, and wakes up when there is another one.
    PRIMARY_FROZEN("the primary is frozen and thawed after the failover", Outcome.FAILED_OVER) {
        @Override
        void breaks(Ground ground, String primary) {
            ground.own().freeze(primary);
        }

        @Override
        boolean wakesUp() {
            return true;
        }
    },
    /// The receiver of the standby that comes first in the inventory is stopped; the other one must
    /// be elected.
    STANDBY_LAGS("one standby lags, then the primary is killed", Outcome.FAILED_OVER) {
        @Override
        void breaks(Ground ground, String primary) throws SQLException, InterruptedException {
            var laggard = ground.members().others(primary).getFirst();
            ground.letLag(laggard, primary);
            ground.own().killHard(primary);
        }

        @Override
        boolean electsTheLast() {
            return true;
        }
    },
    /// Whatever the last one has, the dead ones may have acknowledged more.
    LAGGARD_LEFT("one standby lags, then all others are killed", Outcome.REFUSED) {
        @Override
        void breaks(Ground ground, String primary) throws SQLException, InterruptedException {
            var standbys = ground.members().others(primary);
            ground.letLag(standbys.getFirst(), primary);
            ground.own().killHard(primary);
            ground.own().killHard(standbys.getLast());
            ground.own().thawReceiver(standbys.getFirst());
        }
    },
    /// It lives, and its standbys know it.
    CLIENTS_LOCKED_OUT("the primary locks its clients out", Outcome.REFUSED) {
        @Override
        void breaks(Ground ground, String primary) throws SQLException, IOException {
            ground.lockOut(primary);
        }
    },
    /// Nothing is wrong.
    FALSE_ALARM("a false alarm", Outcome.REFUSED) {
        @Override
        void breaks(Ground ground, String primary) {}

        @Override
        boolean silences() {
            return false;
        }
    },
    /// What cannot be cut off cannot be failed over.
    PROXY_FROZEN("the proxy hangs and the primary is killed", Outcome.REFUSED) {
        @Override
        void breaks(Ground ground, String primary) throws IOException {
            ground.proxy().orElseThrow().freeze();
            ground.own().killHard(primary);
        }

        @Override
        boolean needsProxy() {
            return true;
        }
    },
    /// It answers and takes no writes, so it is asked to go.
    PRIMARY_READ_ONLY("the primary takes no writes", Outcome.FAILED_OVER) {
        @Override
        void breaks(Ground ground, String primary) {
            ground.members()
                    .tell(
                            primary,
                            "ALTER SYSTEM SET default_transaction_read_only = on",
                            "SELECT pg_reload_conf()");
        }
    };

    private final String words;
    private final Outcome expected;

    Scenario(String words, Outcome expected) {
        this.words = words;
        this.expected = expected;
    }

    /// For people and programs.
    public String words() {
        return words;
    }

    /// What must become of it.
    public Outcome expected() {
        return expected;
    }

    /// Breaks it.
    ///
    /// @param primary who is the primary
    abstract void breaks(Ground ground, String primary)
            throws IOException, SQLException, InterruptedException;

    /// Whether clients notice.
    boolean silences() {
        return true;
    }

    /// Whether it takes a proxy to break it.
    boolean needsProxy() {
        return false;
    }

    /// Whether the old primary comes back as soon as there is another one. It must not acknowledge
    /// anything then.
    boolean wakesUp() {
        return false;
    }

    /// Whether none but the last standby in the inventory may be elected.
    boolean electsTheLast() {
        return false;
    }
}
