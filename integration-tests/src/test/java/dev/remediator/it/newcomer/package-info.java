/// Whoever begins finds the documentation to be true.
@NullMarked
package dev.remediator.it.newcomer;

import org.jspecify.annotations.NullMarked;
