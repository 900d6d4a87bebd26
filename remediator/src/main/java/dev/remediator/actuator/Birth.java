package dev.remediator.actuator;

/// One process, told from every other that had or will have its pid.
///
/// @param pid its number
/// @param born when it started, in the words of [ProcessTable]; only to be compared
record Birth(long pid, String born) {}
