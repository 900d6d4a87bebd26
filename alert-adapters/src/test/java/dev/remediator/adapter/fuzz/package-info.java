@NullMarked
package dev.remediator.adapter.fuzz;

import org.jspecify.annotations.NullMarked;
