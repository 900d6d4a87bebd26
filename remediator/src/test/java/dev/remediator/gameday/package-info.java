@NullMarked
package dev.remediator.gameday;

import org.jspecify.annotations.NullMarked;
