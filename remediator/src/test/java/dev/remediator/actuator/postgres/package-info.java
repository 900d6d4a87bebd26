@NullMarked
package dev.remediator.actuator.postgres;

import org.jspecify.annotations.NullMarked;
