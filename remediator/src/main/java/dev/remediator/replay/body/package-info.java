/// Plays a remedy's code against what was recorded of it: no target, no step is done.
@NullMarked
package dev.remediator.replay.body;

import org.jspecify.annotations.NullMarked;
