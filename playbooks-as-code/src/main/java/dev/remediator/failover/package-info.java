/// What is known about a database cluster, and what follows from it: pure words and pure functions.
/// Nothing here asks or acts; it is given what was seen and says what may be done, with a reason.
@NullMarked
package dev.remediator.failover;

import org.jspecify.annotations.NullMarked;
