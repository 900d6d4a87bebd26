/// Where the rooms are put together.
@NullMarked
package dev.remediator;

import org.jspecify.annotations.NullMarked;
