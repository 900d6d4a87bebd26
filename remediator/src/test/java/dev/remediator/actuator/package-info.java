@NullMarked
package dev.remediator.actuator;

import org.jspecify.annotations.NullMarked;
