package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;

/// What a copy is made of.
///
/// @param primary a member that runs as a primary
record Source(Member primary) {}
