/// Pages to services as real as they come: their own programs, or what their descriptions say.
@NullMarked
package dev.remediator.it.paging;

import org.jspecify.annotations.NullMarked;
