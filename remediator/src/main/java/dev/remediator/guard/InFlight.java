package dev.remediator.guard;

/// How many remedies are in flight in one group.
///
/// @param all of any kind
/// @param destructive how many of them destroy something
public record InFlight(int all, int destructive) {

    /// None is.
    public static final InFlight NONE = new InFlight(0, 0);

    InFlight changed(Permit permit, int more) {
        return new InFlight(all + more, permit.destructive() ? destructive + more : destructive);
    }
}
