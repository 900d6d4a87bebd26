/// Whole stories on real parts, one sentence each.
@NullMarked
package dev.remediator.it.scenario;

import org.jspecify.annotations.NullMarked;
