@NullMarked
package dev.remediator.adapter.check;

import org.jspecify.annotations.NullMarked;
