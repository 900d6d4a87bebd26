package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.minutes;

import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk.FileSystem;
import dev.remediator.port.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One file system of a node is cleaned up. What was freed is measured on the file system itself:
/// a measure that says that it has removed much may have freed nothing.
///
/// @param remedy whose steps
/// @param node whose file system
record DiskCleanup(Remedy remedy, Node node) {
    private static final int ENOUGH = 80;
    private static final Duration WATCHED = minutes(2);
    private static final double TOO_SOON = 60;

    /// What was found out before anything was removed.
    ///
    /// @param named whether the alert named it
    private record Found(
            FileSystem at, boolean named, List<String> measures, List<String> suspects) {}

    /// What came of one measure.
    ///
    /// @param said how much it says it has removed, in bytes
    /// @param trouble what went wrong; empty if nothing did
    /// @param after how the file system stands now
    private record Cleaned(long said, String trouble, FileSystem after) {}

    void carryOut() {
        var found = remedy.step("find the file system and what takes room there", this::look);
        if (found.at().used() < ENOUGH) {
            throwUnlessNamed(found);
            return;
        }
        var done = new ArrayList<String>();
        var now = found.at();
        for (var measure : found.measures()) {
            var cleaned = remedy.step("clean up: " + measure, () -> clean(measure, found.at().mount()));
            done.add(said(measure, now, cleaned));
            now = cleaned.after();
            if (now.used() < ENOUGH) {
                break;
            }
        }
        throwIfStillFull(found, now, done);
        throwIfItRefills(now);
    }

    private void throwUnlessNamed(Found found) {
        if (!found.named()) {
            throw new RemedyFailed(
                    "nothing was removed: %s is the fullest file system that the service of %s writes to,"
                                    .formatted(found.at().mount(), node.name())
                            + " and only %d %% of it are used".formatted(found.at().used()));
        }
    }

    private Found look() {
        var disk = node.disk();
        var usage = disk.usage();
        var named = remedy.alert().label("mountpoint").orElse("");
        var ofAlert = usage.stream().filter(f -> f.mount().equals(named)).findFirst();
        var at =
                ofAlert.or(() -> usage.stream().max(Comparator.comparingInt(FileSystem::used)))
                        .orElseThrow(
                                () ->
                                        new RemedyFailed(
                                                "nobody knows which file systems the service of %s writes to"
                                                        .formatted(node.name())));
        return new Found(at, ofAlert.isPresent(), disk.measures(), disk.suspects());
    }

    /// One that fails does not keep the next from being tried.
    private Cleaned clean(String measure, String mount) {
        try {
            return new Cleaned(node.disk().clean(measure), "", at(mount));
        } catch (ActuatorException e) {
            return new Cleaned(0, String.valueOf(e.getMessage()), at(mount));
        }
    }

    private FileSystem at(String mount) {
        return node.disk().usage().stream()
                .filter(f -> f.mount().equals(mount))
                .findFirst()
                .orElseThrow(
                        () -> new RemedyFailed("%s of %s is gone".formatted(mount, node.name())));
    }

    private static String said(String measure, FileSystem before, Cleaned cleaned) {
        var freed = Math.max(0, cleaned.after().free() - before.free());
        var trouble = cleaned.trouble().isEmpty() ? "" : " (" + cleaned.trouble() + ")";
        return measure + " freed " + bytes(freed) + trouble;
    }

    private void throwIfStillFull(Found found, FileSystem now, List<String> done) {
        if (now.used() < ENOUGH) {
            return;
        }
        var freed = done.isEmpty() ? "nothing may be removed there" : String.join(", ", done);
        var suspects = found.suspects().isEmpty() ? "" : "; " + String.join("; ", found.suspects());
        throw new RemedyFailed(
                "%s of %s is still %d %% full%s: %s%s"
                        .formatted(
                                now.mount(),
                                node.name(),
                                now.used(),
                                now.byInodes() ? ", by inodes: it holds too many files" : "",
                                freed,
                                suspects));
    }

    private void throwIfItRefills(FileSystem before) {
        var began = remedy.now();
        remedy.sleep(WATCHED);
        var after = remedy.step("see how fast it fills again", () -> at(before.mount()));
        var watched = Duration.between(began, remedy.now()).toMillis() / 60_000.0;
        var left =
                Math.min(
                        minutesLeft(before.free(), after.free(), watched),
                        minutesLeft(before.inodesFree(), after.inodesFree(), watched));
        if (left < TOO_SOON) {
            throw new RemedyFailed(
                    "cleaning is not a fix: %s of %s is %d %% full now, and at this rate it is full again in %d min"
                            .formatted(before.mount(), node.name(), after.used(), (long) left));
        }
    }

    private static double minutesLeft(long before, long after, double watched) {
        return after >= before ? Double.MAX_VALUE : after * watched / (before - after);
    }

    private static String bytes(long number) {
        return number < 1_000_000_000
                ? number / 1_000_000 + " MB"
                : String.format(Locale.ROOT, "%.1f GB", number / 1e9);
    }
}
