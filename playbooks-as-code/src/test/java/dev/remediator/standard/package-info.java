@NullMarked
package dev.remediator.standard;

import org.jspecify.annotations.NullMarked;
