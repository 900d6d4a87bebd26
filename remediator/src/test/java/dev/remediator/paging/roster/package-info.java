@NullMarked
package dev.remediator.paging.roster;

import org.jspecify.annotations.NullMarked;
