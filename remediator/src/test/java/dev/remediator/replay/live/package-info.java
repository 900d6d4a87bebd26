@NullMarked
package dev.remediator.replay.live;

import org.jspecify.annotations.NullMarked;
