/// Years of incidents in seconds: the real deciders in an invented world in which everything goes
/// wrong, all of it drawn from one number, the seed. The same seed gives the same world, always.
@NullMarked
package dev.remediator.it.simulation;

import org.jspecify.annotations.NullMarked;
