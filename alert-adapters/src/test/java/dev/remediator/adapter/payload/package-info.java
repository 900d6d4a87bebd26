@NullMarked
package dev.remediator.adapter.payload;

import org.jspecify.annotations.NullMarked;
