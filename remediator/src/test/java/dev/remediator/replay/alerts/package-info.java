@NullMarked
package dev.remediator.replay.alerts;

import org.jspecify.annotations.NullMarked;
