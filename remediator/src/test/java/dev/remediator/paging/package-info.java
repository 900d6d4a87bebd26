@NullMarked
package dev.remediator.paging;

import org.jspecify.annotations.NullMarked;
