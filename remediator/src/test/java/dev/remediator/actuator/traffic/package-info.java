@NullMarked
package dev.remediator.actuator.traffic;

import org.jspecify.annotations.NullMarked;
