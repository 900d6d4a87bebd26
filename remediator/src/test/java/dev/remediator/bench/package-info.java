@NullMarked
package dev.remediator.bench;

import org.jspecify.annotations.NullMarked;
