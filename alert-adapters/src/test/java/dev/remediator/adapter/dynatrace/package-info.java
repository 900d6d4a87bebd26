@NullMarked
package dev.remediator.adapter.dynatrace;

import org.jspecify.annotations.NullMarked;
