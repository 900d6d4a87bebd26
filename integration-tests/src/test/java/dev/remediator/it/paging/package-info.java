/// Calling people through real services.
@NullMarked
package dev.remediator.it.paging;

import org.jspecify.annotations.NullMarked;
