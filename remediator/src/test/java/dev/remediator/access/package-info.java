@NullMarked
package dev.remediator.access;

import org.jspecify.annotations.NullMarked;
