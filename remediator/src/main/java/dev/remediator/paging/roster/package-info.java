/// Asks paging services who is on call by the schedules they keep.
@NullMarked
package dev.remediator.paging.roster;

import org.jspecify.annotations.NullMarked;
