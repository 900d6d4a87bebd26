package dev.remediator.guard;

/// What a resource tells the warden: the topic `engine-internal`.
public sealed interface Petition {

    /// How a resource stands now.
    ///
    /// @param standing all of it
    record Stands(Standing standing) implements Petition {}

    /// An incident wants something.
    ///
    /// @param ask what
    record Asks(Ask ask) implements Petition {}

    /// A permit, or a wish for one, is given back.
    ///
    /// @param permit which
    record Returns(String permit) implements Petition {}

    /// An incident that remedies were tried on has been judged.
    ///
    /// @param playbook whose remedies
    /// @param incident which incident
    /// @param helped whether one of them helped
    record Judged(String playbook, String incident, boolean helped) implements Petition {}
}
