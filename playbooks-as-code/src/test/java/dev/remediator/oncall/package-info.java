@NullMarked
package dev.remediator.oncall;

import org.jspecify.annotations.NullMarked;
