@NullMarked
package dev.remediator.it.observed;

import org.jspecify.annotations.NullMarked;
