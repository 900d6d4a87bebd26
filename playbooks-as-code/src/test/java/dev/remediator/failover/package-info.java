@NullMarked
package dev.remediator.failover;

import org.jspecify.annotations.NullMarked;
