@NullMarked
package dev.remediator.actuator.terraform;

import org.jspecify.annotations.NullMarked;
