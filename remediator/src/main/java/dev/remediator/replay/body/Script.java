package dev.remediator.replay.body;

import dev.remediator.journal.Evidence;
import dev.remediator.playbook.Remedy;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How far one play has come, and where it first left what is recorded.
///
/// For the thread of the play; read by others when that has ended.
final class Script {
    /// So many words a body may still say when nothing more is recorded, whatever it catches.
    private static final int MOST_WORDS = 10_000;

    private final Place root = new Place("", "");
    private final Runnable endless;
    private int wordsAfterTheEnd;
    private @Nullable Place stopped;
    private @Nullable String more;
    private @Nullable String asked;
    private @Nullable Exception failure;

    /// @param endless is told if the body does not come to an end
    Script(Runnable endless) {
        this.endless = endless;
    }

    /// Where in the body a branch is.
    static final class Place {
        private final String path;
        private String saying = "";
        private String last;

        private Place(String path, String last) {
            this.path = path;
            this.last = last;
        }

        /// The step's own words begin.
        void says(String step) {
            saying = path + step;
        }

        /// They are over.
        void said() {
            last = saying;
        }

        /// The place within a branch.
        Place enter(String parallel, String branch) {
            return new Place(path + parallel + " › " + branch + " › ", last);
        }

        private String after() {
            return last.isEmpty() ? "" : ", after '" + last + "'";
        }
    }

    Place root() {
        return root;
    }

    /// Plays the body.
    void follow(Remedy.Deed body) throws Exception {
        try {
            body.run();
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    /// What the body threw; empty if it threw nothing that it may.
    Optional<String> failure() {
        return Optional.ofNullable(failure).map(Evidence::of);
    }

    /// A body that catches everything and goes on for ever is left where it is.
    void listens() {
        if (stopped != null && ++wordsAfterTheEnd > MOST_WORDS) {
            endless.run();
            while (true) {
                LockSupport.park();
            }
        }
    }

    /// The words of this place could not be followed.
    ///
    /// @param recordEnds whether that is because nothing more is recorded
    void stops(Place place, boolean recordEnds) {
        if (stopped == null) {
            stopped = place;
        }
        if (recordEnds && more == null) {
            more = place.saying;
        }
    }

    /// The target was asked outside of what is recorded.
    void asks(String question) {
        if (asked == null) {
            asked = question;
        }
    }

    /// What it wanted to do where nothing more is recorded; empty if it did not.
    Optional<String> more() {
        return Optional.ofNullable(more);
    }

    /// The words that could not be followed, whatever the reason; empty if all could.
    Optional<String> stoppedAt() {
        return Optional.ofNullable(stopped).map(place -> place.saying);
    }

    /// What it asked of the target outside of a step; empty if it did not.
    Optional<String> asked() {
        return Optional.ofNullable(asked);
    }

    /// Where that was: the words before it.
    String after() {
        return (stopped == null ? root : stopped).after();
    }
}
