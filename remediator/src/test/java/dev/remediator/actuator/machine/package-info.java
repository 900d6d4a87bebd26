@NullMarked
package dev.remediator.actuator.machine;

import org.jspecify.annotations.NullMarked;
