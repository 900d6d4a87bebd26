package dev.remediator.guard;

import java.time.Instant;

/// A moment of distrust in oneself: after a start, a stall, a clock jump or a lag this program
/// observes and decides nothing irreversible. The idea is Redis Sentinel's TILT mode.
///
/// @param until when it ends
/// @param why what happened, in a few words
public record Tilt(Instant until, String why) {}
