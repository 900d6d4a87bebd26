package dev.remediator.console;

/// How much of a budget is in use.
///
/// @param what of which thing
/// @param used how much
/// @param most how much there is
public record GroupBudget(String what, long used, long most) {

    /// In words.
    public String words() {
        long left = Math.max(0, most - used);
        return "%d of %d %s, %s left".formatted(used, most, what, left == 0 ? "none" : left);
    }

    /// How much of a hundred is in use, at most all.
    public long percent() {
        return most == 0 ? 100 : Math.min(100, used * 100 / most);
    }

    /// Whether nothing is left.
    public boolean spent() {
        return used >= most;
    }
}
