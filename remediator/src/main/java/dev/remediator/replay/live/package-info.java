/// Replays what was recorded into a running remediator, which decides about it and acts on nothing.
@NullMarked
package dev.remediator.replay.live;

import org.jspecify.annotations.NullMarked;
