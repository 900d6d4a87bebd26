/// The game day of nodes: fleets of real processes are broken on purpose, and what a whole
/// remediator makes of it is judged by what became of the processes.
@NullMarked
package dev.remediator.gameday.nodes;

import org.jspecify.annotations.NullMarked;
