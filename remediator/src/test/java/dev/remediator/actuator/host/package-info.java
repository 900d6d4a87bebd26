@NullMarked
package dev.remediator.actuator.host;

import org.jspecify.annotations.NullMarked;
