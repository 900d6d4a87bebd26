/// Who asks, and what they may.
@NullMarked
package dev.remediator.access;

import org.jspecify.annotations.NullMarked;
