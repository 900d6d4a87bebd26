/// Pages out: one client per service.
@NullMarked
package dev.remediator.paging;

import org.jspecify.annotations.NullMarked;
