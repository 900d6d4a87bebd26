package dev.remediator;

import dev.remediator.gateway.Reloads;
import dev.remediator.settings.Differences;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the settings read again and tells whoever can change while running. All of them get ready
/// first; if one cannot, none changes.
public final class Reloading implements Reloads {
    private static final Logger LOG = LoggerFactory.getLogger("dev.remediator.audit");

    /// Where the settings come from.
    @FunctionalInterface
    public interface Source {
        /// Reads them.
        ///
        /// @throws IOException if they cannot be read
        /// @throws IllegalArgumentException in one sentence, if they say nonsense
        Settings read() throws IOException;
    }

    /// Somebody who can change while running.
    @FunctionalInterface
    public interface Part {
        /// Gets ready, and changes nothing yet.
        ///
        /// @return what changes it; does not fail
        /// @throws IllegalArgumentException in one sentence, if it cannot
        Runnable prepare(Settings next);
    }

    private record Concerned(Set<String> keys, Part part) {}

    private final List<Concerned> parts = new ArrayList<>();
    private final Source source;
    private final Consumer<Settings> check;
    private Settings running;

    /// @param running what holds
    /// @param source where it comes from
    /// @param check refuses what only the rest of the program can judge
    Reloading(Settings running, Source source, Consumer<Settings> check) {
        this.running = running;
        this.source = source;
        this.check = check;
    }

    /// Adds somebody; they get ready in this order.
    ///
    /// @param keys what concerns them
    synchronized void add(Set<String> keys, Part part) {
        parts.add(new Concerned(keys, part));
    }

    @Override
    public synchronized Outcome reload(String by, String why) {
        try {
            var read = source.read();
            check.accept(read);
            var next = running.takingOver(read);
            Admissions.refuseOpening(running, next);
            var taken = Differences.between(running, next);
            var changes = new ArrayList<Runnable>();
            for (var concerned : parts) {
                if (concerned.keys().stream().anyMatch(taken::contains)) {
                    changes.add(concerned.part().prepare(next));
                }
            }
            changes.forEach(Runnable::run);
            running = next;
            var later = Differences.between(next, read);
            LOG.info(
                    "settings read again by {}: {}; taken over: {}; needs a restart: {}",
                    plain(by),
                    plain(why),
                    taken,
                    later);
            return new Outcome(taken, later);
        } catch (IOException e) {
            throw refused(by, "the settings cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw refused(by, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException refused(String by, String why, Exception cause) {
        LOG.warn("settings are not read again, as {} wanted: {}", plain(by), plain(why));
        return new IllegalArgumentException(why, cause);
    }

    /// People may write what they want; a line of the log is one line.
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /// The keys that somebody changes by; for a look whether all of [Changing] are among them.
    synchronized Set<String> keys() {
        var all = new TreeSet<String>();
        parts.forEach(concerned -> all.addAll(concerned.keys()));
        return all;
    }
}
