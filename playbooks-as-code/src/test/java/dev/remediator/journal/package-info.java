@NullMarked
package dev.remediator.journal;

import org.jspecify.annotations.NullMarked;
