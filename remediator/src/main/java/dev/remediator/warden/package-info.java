/// One for all: whoever wants to carry out a remedy or page people asks the warden, who sees every
/// group at once. Pure, like [dev.remediator.remediation]: state, event and time in, state and
/// effects out.
///
/// There is one because the limits of the whole fleet need one place that counts anyway, and one
/// place decides about several groups at once without locking them one after the other. It is asked
/// once for each remedy, not for each alert.
@NullMarked
package dev.remediator.warden;

import org.jspecify.annotations.NullMarked;
