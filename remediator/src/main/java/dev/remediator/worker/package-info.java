/// Workers: claim a run, carry out the remedy on a virtual thread, keep its journal.
@NullMarked
package dev.remediator.worker;

import org.jspecify.annotations.NullMarked;
