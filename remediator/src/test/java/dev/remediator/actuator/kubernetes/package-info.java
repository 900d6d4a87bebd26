@NullMarked
package dev.remediator.actuator.kubernetes;

import org.jspecify.annotations.NullMarked;
