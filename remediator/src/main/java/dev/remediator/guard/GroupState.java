package dev.remediator.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group as the warden sees it.
///
/// @param unwell how many of its members are
/// @param known how many members were ever heard of: how large it is at least
/// @param storm whether too many are unwell
/// @param spent the remedies begun lately
public record GroupState(int unwell, int known, Storm storm, List<Spent> spent) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /// A group nothing has happened to.
    public static final GroupState QUIET = new GroupState(0, 0, Storm.NONE, List.of());

    /// Copies the list.
    public GroupState {
        spent = List.copyOf(spent);
    }

    /// One remedy that was begun.
    ///
    /// @param at when
    /// @param destructive whether it destroyed something
    /// @param run whose; what was halted and goes on is not begun again
    public record Spent(Instant at, boolean destructive, @Nullable String run) {}

    /// Whether nothing goes on in it, and nothing has today.
    public boolean quiet(Instant now) {
        return unwell == 0
                && !storm.rages()
                && spent.stream().noneMatch(s -> s.at().plus(LONGEST).isAfter(now));
    }

    /// Whether no guard would see a difference in how it storms: pages of what has no remedy are
    /// held where many are unwell.
    public boolean feelsLike(GroupState other) {
        return storm.rages() == other.storm.rages()
                && storm.began().equals(other.storm.began())
                && (unwell >= StormBreaker.MANY) == (other.unwell >= StormBreaker.MANY);
    }

    /// With so many more unwell.
    public GroupState changed(int more) {
        return new GroupState(unwell + more, known, storm, spent);
    }

    /// Knowing one more member.
    public GroupState knowingOneMore() {
        return new GroupState(unwell, known + 1, storm, spent);
    }

    /// In another storm.
    public GroupState in(Storm other) {
        return new GroupState(unwell, known, other, spent);
    }

    /// Having begun one more remedy; what is older than a day is forgotten.
    public GroupState spending(Instant at, boolean destructive, String run) {
        var all = new ArrayList<Spent>();
        spent.stream()
                .filter(s -> s.at().plus(LONGEST).isAfter(at) && !run.equals(s.run()))
                .forEach(all::add);
        all.add(new Spent(at, destructive, run));
        return new GroupState(unwell, known, storm, all);
    }
}
