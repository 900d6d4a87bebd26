/// The ports made real: what playbooks do to the outside world.
@NullMarked
package dev.remediator.actuator;

import org.jspecify.annotations.NullMarked;
