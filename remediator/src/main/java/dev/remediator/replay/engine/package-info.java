/// The engine in virtual time: the real rooms decide, what workers, targets and pagers say comes
/// from a recording.
@NullMarked
package dev.remediator.replay.engine;

import org.jspecify.annotations.NullMarked;
